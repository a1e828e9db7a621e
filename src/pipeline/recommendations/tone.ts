/** Words that judge a person instead of helping: a trailing * stands for any ending. */
const shamingWords: readonly string[] = [
  'addict*',
  'ashamed',
  'awful',
  'bad habit*',
  'bad with money',
  'blame*',
  'careless*',
  'deadbeat*',
  'disaster*',
  'disgrace*',
  'disgust*',
  'dumb*',
  'embarrass*',
  'failure*',
  'financially illiterate',
  'foolish*',
  'frivolous*',
  'greedy',
  'guilt*',
  'hopeless*',
  'idiot*',
  'ignoran*',
  'immature',
  'irresponsib*',
  'lazy',
  'loser*',
  'mess up',
  'messed up',
  'out of control',
  'overspen*',
  'pathetic*',
  'poor choice*',
  'poor decision*',
  'reckless*',
  'ridiculous*',
  'shame*',
  'shaming',
  'should have known',
  'shouldn’t have',
  'sloppy',
  'splurg*',
  'squander*',
  'stupid*',
  'terrible',
  'undisciplined',
  'wasted',
  'wasteful*',
  'wasting',
  'worthless*',
  'your fault',
  'you failed',
];

const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${shamingWords
    .map((word) => normalized(word).replace('*', '\\p{L}*').replaceAll(' ', '\\s+'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** The shaming words of a text, in lower case; none when its tone is right. */
export function shamingWordsIn(text: string): string[] {
  return [...new Set(normalized(text).match(pattern) ?? [])];
}

/** Full-width letters, curly apostrophes and invisible characters hide nothing. */
function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
}
