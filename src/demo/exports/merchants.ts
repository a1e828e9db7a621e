import type { Kind } from './kinds.ts';

// All names are invented.

/** Somebody who is paid again and again. */
export interface Subscription {
  merchant: string;
  kind: Kind;
  /** 30: by the month, so that every window of 30 days holds exactly one charge. */
  everyDays: 7 | 30;
  cents: number;
}

export type Offer = readonly [
  merchant: string,
  kind: Kind,
  everyDays: 7 | 30,
  least: number,
  most: number,
];

/** What hardly anybody thinks of as a subscription; it is one all the same. */
export const bills: readonly Offer[] = [
  ['Brightfern Fiber', 'internet', 30, 39, 79],
  ['Kestrel Mobile', 'phone', 30, 22, 65],
  ['Tidewell Wireless', 'phone', 30, 25, 58],
];

/** Ranges of a charge in US dollars. */
export const subscriptions: readonly Offer[] = [
  ['Lumen Streaming', 'streaming', 30, 8.99, 22.99],
  ['Reel Room', 'streaming', 30, 6.99, 15.99],
  ['Tonebox Music', 'music', 30, 5.99, 16.99],
  ['Corner Gym', 'gym', 30, 24.99, 59.99],
  ['Cloud Drawer', 'software', 30, 2.99, 12.99],
  ['Pixel Suite', 'software', 30, 12.99, 54.99],
  ['The Daily Ledger', 'news', 30, 4, 25],
  ['Audio Shelf', 'music', 30, 7.95, 14.95],
  ['Puzzle Arcade', 'games', 30, 4.99, 17.99],
  ['Calm Minutes', 'software', 30, 5.99, 14.99],
  ['Paw Parcel', 'pets', 30, 22, 39],
  ['Sitewright Hosting', 'software', 30, 9, 29],
  ['Fresh Crate Meals', 'box', 7, 19, 42],
  ['Bean Box Coffee', 'box', 7, 8.5, 16],
  ['Stretch & Flow Studio', 'gym', 7, 9, 18],
];

/** Where people shop: how often compared with the others, and an average amount. */
export interface Shop {
  kind: Kind;
  weight: number;
  dollars: number;
  channel: 'online' | 'in store';
  names: readonly string[];
}

export const shops: readonly Shop[] = [
  {
    kind: 'groceries',
    weight: 26,
    dollars: 46,
    channel: 'in store',
    names: ['Greenhill Market', 'Pantry Lane', 'Harvest Yard', 'Corner Basket', 'Millbrook Foods'],
  },
  {
    kind: 'restaurant',
    weight: 20,
    dollars: 24,
    channel: 'in store',
    names: [
      'Noodle Harbor',
      'Taqueria Lucero',
      'The Copper Pan',
      'Olive & Ember',
      'Saffron Steps',
      'Slice Junction',
      'Blue Door Diner',
      "Mabel's, since 1974",
    ],
  },
  {
    kind: 'coffee',
    weight: 17,
    dollars: 6.5,
    channel: 'in store',
    names: ['Morning Kettle', 'Third Street Roasters', 'Foglight Coffee', 'Crumb & Cup'],
  },
  {
    kind: 'fuel',
    weight: 10,
    dollars: 38,
    channel: 'in store',
    names: ['Roadrunner Fuel', 'Summit Gas & Go', 'Prairie Pump'],
  },
  {
    kind: 'transit',
    weight: 7,
    dollars: 9,
    channel: 'online',
    names: ['Tram & Bus Reload', 'Lakeside Transit'],
  },
  {
    kind: 'household',
    weight: 9,
    dollars: 31,
    channel: 'online',
    names: ['Everyday Depot', 'Box & Bow Online', 'Homely Goods'],
  },
  {
    kind: 'clothing',
    weight: 5,
    dollars: 52,
    channel: 'online',
    names: ['Threadbare Lane', 'Juniper Outfitters', 'Sole Theory'],
  },
  {
    kind: 'pharmacy',
    weight: 4,
    dollars: 19,
    channel: 'in store',
    names: ['Willow Pharmacy', 'Carepoint Drugs'],
  },
  {
    kind: 'hair',
    weight: 2,
    dollars: 42,
    channel: 'in store',
    names: ['Studio Nine Hair', 'The Barber on Elm'],
  },
  {
    kind: 'hardware',
    weight: 2,
    dollars: 36,
    channel: 'in store',
    names: ['Nail & Timber', 'Fixit Hardware'],
  },
  {
    kind: 'lodging',
    weight: 0.7,
    dollars: 145,
    channel: 'online',
    names: ['Pinecrest Lodge', 'Harborview Inn'],
  },
];

export const employers = [
  'Northgate Logistics',
  'Larkspur Health',
  'Bluestem Schools',
  'Ironbridge Manufacturing',
  'Quillfeather Software',
  'Cedar County Services',
  'Redwing Hospitality',
];

export const clients = [
  'Halyard Studio',
  'Marigold Events',
  'Outpost Media',
  'Fernway Design',
  'Tallgrass Films',
  'Copperline Consulting',
];

export const landlords = ['Maple Court Apartments', 'Riverside Property Mgmt', 'Stonegate Homes'];
export const powerCompanies = ['Ridgeline Power', 'Sunmeadow Energy'];
export const waterCompanies = ['Clearbrook Water', 'City Water Office'];
export const insurers = ['Lanternlight Insurance', 'Foxglove Mutual'];
export const lenders = ['Overlook Auto Finance'];
