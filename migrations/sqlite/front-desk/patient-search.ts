/**
 * The search index of patients: one full-text table whose row number is the patient's `search_key`, kept by triggers
 * so that no writer can forget it. Everything a search line may hold becomes a word, marked by what it is:
 *
 *   smith             a word of the name, also without its apostrophe, its special letters and its umlauts
 *   ~mith ~ith        the rest of a word from its second letter on: parts in the middle of a name
 *   +442079460712     the phone number, and again from every later digit on (+42079460712 … +712)
 *   #20418 #020418    the patient number
 *   @19880307 …       the birth date in the orders people run it together: ymd and dmy and mdy, long and short years
 *
 * So every search is "words that begin with", which the index answers by streaming where it has an index of that
 * length; a length it lacks costs up to 300 ms at a million patients (all phone numbers of one town begin alike).
 * The words are not kept twice (`content=''`) nor their places (`detail=none`): about 350 bytes a patient.
 */
const table = `create virtual table patient_search using fts5 (
    terms,
    content='', contentless_delete=1, detail=none,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co' tokenchars '~+#@'",
    prefix='1 2 3 4 5 6 7'
  )`;

/** Letters without an accent to take off; the tokenizer folds all others. As in src/desk/letters.ts. */
const plainLetters = 'ß ss|ẞ ss|ø o|Ø o|ł l|Ł l|đ d|Đ d|ð d|Ð d|þ th|Þ th|æ ae|Æ ae|œ oe|Œ oe|ı i|ħ h|Ħ h';
const writtenOut = 'ä ae|Ä ae|ö oe|Ö oe|ü ue|Ü ue|å aa|Å aa';

function respelt(expression: string, spelling: string): string {
  return spelling.split('|').reduce((sql, pair) => {
    const [letter, plain] = pair.split(' ');
    return `replace(${sql}, '${letter}', '${plain}')`;
  }, expression);
}

function without(expression: string, marks: string): string {
  return [...marks].reduce((sql, mark) => `replace(${sql}, '${mark.replace("'", "''")}', '')`, expression);
}

/**
 * The name in its spellings, one select a step: `name` as it is, `joined` without apostrophes, `plain` and `written`
 * without special letters, `spaced` to be taken apart. In one expression the steps would nest deeper than the parser
 * of an older SQLite can follow, and a shell of that age could not open the file.
 */
const spellings = `select name, joined, plain, written, ${['-', '.', '/'].reduce(
  (sql, mark) => `replace(${sql}, '${mark}', ' ')`,
  'plain',
)} as spaced
      from (select name, joined, ${respelt('joined', plainLetters)} as plain, ${respelt('umlauts', plainLetters)} as written
      from (select name, joined, ${respelt('joined', writtenOut)} as umlauts
      from (select new.full_name as name, ${without('new.full_name', "'’‘ʼ`´")} as joined)))`;

const names = ['joined', 'plain', 'written'].reduce(
  (sql, spelling) => `${sql} || iif(${spelling} <> name, ' ' || ${spelling}, '')`,
  'name',
);

/** The rest of every word from its second letter on, three letters at least, within the first 60 of the name. */
const positions = Array.from({ length: 59 }, (_, at) => `(${at + 2})`).join(', ');
const rests = `coalesce((
      select group_concat('~' || substr(spaced, at, instr(substr(spaced, at) || ' ', ' ') - 1), ' ')
      from (select column1 as at from (values ${positions}))
      where at <= length(spaced) - 2 and substr(spaced, at - 1, 1) <> ' ' and instr(substr(spaced, at) || ' ', ' ') > 3
    ), '')`;

/** E.164 has at most fifteen digits; what is shorter than three says too little. */
const phones = `coalesce(${Array.from({ length: 13 }, (_, at) => {
  const from = at + 2;
  return `iif(length(new.phone) >= ${from + 2}, ' +' || substr(new.phone, ${from}), '')`;
}).join(' || ')}, '') || coalesce(' +' || ${without('new.phone_typed', ' -()./+')}, '')`;

const bare = "ltrim(ltrim(new.number, 'Pp-'), '0')";
const numbers = `' #' || ${bare} || ' #' || ltrim(new.number, 'Pp-')`;

const [year, short, month, day] = [
  'substr(new.birth_date, 1, 4)',
  'substr(new.birth_date, 3, 2)',
  'substr(new.birth_date, 6, 2)',
  'substr(new.birth_date, 9, 2)',
];
const births = [
  [year, month, day],
  [short, month, day],
  [day, month, year],
  [day, month, short],
  [month, day, year],
  [month, day, short],
]
  .map((parts) => `' @' || ${parts.join(' || ')}`)
  .join(' || ');

const terms = [names, "' '", rests, births, numbers, phones].join('\n      || ');
const put = `insert into patient_search (rowid, terms)
      select new.search_key, ${terms}
      from (${spellings});`;
const take = 'delete from patient_search where rowid = old.search_key;';

export const up: readonly string[] = [
  table,
  `create trigger patients_search_insert after insert on patients begin ${put} end`,
  `create trigger patients_search_delete after delete on patients begin ${take} end`,
  `create trigger patients_search_update
    after update of search_key, number, first_name, last_name, birth_date, phone, phone_typed on patients
    begin ${take} ${put} end`,
];

export const down: readonly string[] = [
  'drop trigger patients_search_update',
  'drop trigger patients_search_delete',
  'drop trigger patients_search_insert',
  'drop table patient_search',
];
