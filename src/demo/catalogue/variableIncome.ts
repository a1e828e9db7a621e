import { buffer, monthlyIncome, payGap, payVariability, savedMonthly } from '../citations.ts';
import { education, offer } from './entry.ts';

export const variableIncome = [
  education(
    'income-baseline-budget',
    'Budget from your leanest month',
    'When pay varies, plan the fixed costs on the lowest month of the last six. Whatever arrives above that is given a task on the day it arrives: buffer, taxes, then wishes.',
    [monthlyIncome, payVariability],
  ),
  education(
    'income-pay-yourself',
    'Pay yourself a steady salary',
    'Let all income arrive in one account and move the same amount to checking on the same day each month. Good months fill the account that carries you through the lean ones.',
    [payGap, monthlyIncome],
  ),
  education(
    'income-one-month-buffer',
    'The first goal: one month ahead',
    'A buffer of one month means that this month’s bills are paid with last month’s income. Starting with one week’s worth already takes the edge off a late invoice.',
    [buffer, payGap],
  ),
  education(
    'income-percent-budget',
    'Think in shares instead of amounts',
    'Splitting each pay by shares, such as 60 % for needs, 20 % for taxes and 20 % for the buffer, works for a small pay as well as for a large one.',
    [payVariability, monthlyIncome],
  ),
  education(
    'income-bill-calendar',
    'Move due dates towards your pay',
    'Many utilities and lenders change a due date on request. Gathering the bills in the week after pay usually arrives avoids a thin balance in between.',
    [payGap, buffer],
  ),
  education(
    'income-quarterly-taxes',
    'Put taxes aside as you earn',
    'Income without withholding usually asks for quarterly payments. A separate account that receives a fixed share of each pay keeps the money out of sight until it is due.',
    [monthlyIncome, payVariability],
  ),
  education(
    'income-forecast',
    'A 60-day forecast on one page',
    'Write down the pays that are certain, those that are likely, and every bill of the next 60 days. The lowest point of the running balance is the number to plan for.',
    [buffer, payGap],
  ),
  offer(
    'offer-envelope-app',
    'budgeting app',
    'Wellspring: a budget that waits for your pay',
    'Wellspring plans with the money that is there instead of a salary that is not. The first three months are free, and it works with your present bank.',
    [payVariability, monthlyIncome],
  ),
  offer(
    'offer-income-smoothing',
    'income smoothing account',
    'Tidepool: one account that evens out your pay',
    'Tidepool collects what arrives and releases the same amount every two weeks. It lends nothing and charges no interest.',
    [payGap, payVariability],
  ),
  offer(
    'offer-tax-pot',
    'tax savings pot',
    'Quarterly: taxes set aside by themselves',
    'Quarterly moves the share that you choose out of each pay and reminds you before each tax date. The pot earns interest.',
    [monthlyIncome, payGap],
  ),
  offer(
    'offer-no-fee-checking',
    'checking account without overdraft fees',
    'Fairweather: checking without overdraft fees',
    'Fairweather Community Bank declines a payment instead of charging for it, and lets deposits arrive up to two days early.',
    [buffer, savedMonthly],
  ),
];
