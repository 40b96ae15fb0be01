import { type Chance, chanceFrom, fallingDraw } from './chance.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** The commonest first; about as many as cover half of a large country's people. */
const female = words(`
  Mary Anna Maria Emma Sarah Julia Laura Lisa Sofia Elena Katharina Charlotte Margaret Olivia Hannah Marie Amelia Fatima
  Ruth Ursula Isla Ingrid Aisha Camille Chloé Zoë Hélène Renée Małgorzata Agnieszka Katarzyna Zofia Jadwiga Łucja María
  José-María Lucía Inés Ángela Begoña Noemí Siân Niamh Aoife Róisín Åsa Märta Ylva Søs Bjørg Gülşen Ayşe Elif Şebnem
  Yasmin Layla Nour Rima Samira Amina Priya Meera Anjali Lakshmi Mei Xiu Yuna Sakura Minh-Anh Thảo Ngọc Wanjiru Chiamaka
  Folake Abena Oksana Ludmila Šárka Ivana Jelena Nikolina Dorota Beatriz Inês Conceição Françoise Anaïs Maëlle Grete Käthe
  Jürgena Dörte Ilse Heike Birgit Susanne Monika Petra Sabine Andrea Nicole Stefanie Christine Alice Grace Edith Florence`);
const male = words(`
  John Peter Thomas Michael David Daniel Andreas Martin Robert Jan Paul James William George Oliver Jack Harry Noah Ali
  Mohamed Ahmed Omar Yusuf Karim Hassan Tariq José Juan Ángel Jesús Íñigo Raúl João António Luís Nuno Łukasz Paweł Michał
  Grzegorz Tomasz Wojciech Stanisław Jiří Ondřej Tomáš Dušan Žarko Jürgen Jörg Günther Götz Björn Håkan Åke Lars Søren Bjørn
  Jørgen Øystein Mikkel Seán Pádraig Ciarán François Étienne Jérôme Benoît Loïc Théo Gaël Mehmet İbrahim Çetin Özgür Arjun
  Rohan Vikram Sanjay Harpreet Wei Jian Bao Kenji Haruto Min-jun Hyun Minh Tuấn Đức Kofi Kwame Chidi Obinna Tendai Themba
  Uwe Klaus Dieter Hans Heinz Stefan Christian Matthias Florian Lukas Jonas Frank Edward Arthur Simon Callum Alfie`);
const family = words(`
  Smith Jones Müller Schmidt Nowak García Martín Fernández Silva Johansson Hansen Nguyễn Khan Patel Singh Ali Williams Brown
  Taylor Meyer Fischer Weber Wagner Becker Schäfer Kowalski Wiśniewski Wójcik Dvořák Novák Horvat Kovač Rossi Dubois
  Lefèvre Moreau O'Brien Murphy O'Sullivan Kelly Sørensen Nielsen Ångström Lindqvist Björk Yılmaz Öztürk Şahin Çelik Haddad
  Khalil Mansour Darwish Okafor Adeyemi Mensah Boateng Mwangi Ndlovu Chen Huang Wang Li Kim Park Sato Nakamura Trần Lê
  Großmann Krüger Jäger Köhler Zöller Brandt Fuchs Vogel Hofer Lehmann Huber Gruber Steiner Keller Baumann Peña Muñoz
  Ibáñez Vázquez Ribeiro Ferreira Gonçalves Almeida D'Angelo Esposito Popescu Ionescu Szabó Nagy Tóth Kiss Wright Walker
  Robinson Thompson Evans Hughes Edwards Hall Clarke Barlow Ashworth Pickering`);

/** The long tail is put together as family names grew: what somebody lived by or made, and an ending of the region. */
const beginnings = words(`
  Gold Silber Stein Berg Wald Rosen Linden Eichen Hart Wolf Bär Vogel Falk Adler Ober Unter Nieder Hoch Alt Neu Schwarz Weiß
  Grün Roth Braun Klein Groß Lang Kurz Stark Mühl Brück Kirch Markt Brunn Bach See Feld Wiesen Heide Moor Ash Oak Elm Black
  White Green Brook Ford Lang West East North South Stan Wal Thorn Thor Hal Hol Hen Har Ren Fen Car Bar Mar Win Wood Whit
  Kow Nov Jan Woj Krz Szym Dąb Mal Koz Zaj Pol Sok Petr Kuz Iv Pav Ljub Rad Mil Stoj Đor Had Kar Sal Nas Rah Mans Far Dar
  Aden Okon Mba Ogun Adem Bon Cal Del Mon Val Vil Cas Her Sant Lop Per Rib Fer Tor Or Ech Iba Etx And Lind Sand Nord Öst Väst
  Hög Dahl Ek Gran Kar Her Nyg Sto Bäck Fors Ålm Søn Bjør`);
const endings = words(`
  mann stein berg burg bach feld wald hof hofer meier maier bauer müller schmidt stätter inger ler ner son sen sson ström
  gren kvist lund dal holm strand vik by ford ton ham ley field worth well wick bury wood house land man er ers ing ski
  ska cki czyk owicz owski ewski ová ović ić enko chuk ov ova in ev ez es ero illa ado ardo ini elli etti ucci one ano
  eau ier ard et elle ois oğlu er lar can ullah uddin zadeh ani awi oun eh aw ola ade wale nkwo eze`);

const families = familyNames(30_000);
/** With these figures the first hundred family names cover two people in five, as in a census. */
const familyDraw = fallingDraw(families.length, 8, 1.02);
const givenDraw = fallingDraw(Math.min(female.length, male.length), 4, 1);

export interface DrawnName {
  readonly first_name: string;
  readonly last_name: string;
}

/** A name: common ones often, rare ones rarely, some with a second given name or a doubled family name. */
export function drawName(chance: Chance, isFemale: boolean): DrawnName {
  const given = isFemale ? female : male;
  const first = given[givenDraw(chance)] ?? '';
  const last = families[familyDraw(chance)] ?? '';
  const second = chance.next();
  return {
    first_name: second < 0.06 ? `${first} ${given[givenDraw(chance)] ?? ''}` : first,
    last_name: second > 0.96 ? `${last}-${families[familyDraw(chance)] ?? ''}` : last,
  };
}

function familyNames(size: number): string[] {
  const chance = chanceFrom(0x5eed);
  const names = new Set(family);
  while (names.size < size) {
    const middle =
      chance.next() < 0.5 ? chance.pick(['', 'a', 'e', 'el', 'en', 'er', 'in', 'o', 'ov', 'or', 'an']) : '';
    names.add(chance.pick(beginnings) + middle + chance.pick(endings));
  }
  return [...names];
}
