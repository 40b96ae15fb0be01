import type { Random } from './random.ts';

/** Names as one meets them in one waiting room: given names and family names that go together. */
interface Stock {
  weight: number;
  female: readonly string[];
  male: readonly string[];
  family: readonly string[];
}

const words = (text: string) => text.split(' ');

const stocks = {
  british: {
    weight: 26,
    female: words(
      'Alice Amelia Beth Charlotte Daisy Edith Florence Grace Hannah Ivy Lucy Margaret Olive Ruth Sarah',
    ),
    male: words(
      'Alfie Arthur Callum Daniel Edward Frank George Harry Jack Martin Oliver Peter Robert Simon Thomas',
    ),
    family: words(
      'Ashworth Barlow Carter Dalton Ellison Fletcher Goldsmith Harper Holloway Langley Marsh Pickering Smith Thornton Whitlock',
    ),
  },
  german: {
    weight: 12,
    female: words('Annika Birgit Christa Frieda Greta Heike Ilse Jana Käthe Liesel Renate Ulrike'),
    male: words('Bernd Dieter Florian Götz Hans Jonas Jürgen Klaus Lukas Matthias Rainer Uwe'),
    family: words('Bäcker Brandt Fuchs Großmann Hofer Krüger Lehmann Meyer Schäfer Vogel Wagner Zöller'),
  },
  nordic: {
    weight: 6,
    female: words('Astrid Birgitta Freja Ingrid Kaisa Linnea Sigrid Tove'),
    male: words('Anders Bjørn Erik Håkon Lars Mikkel Olof Søren'),
    family: words('Andersson Bakke Dahl Hansen Lindqvist Mäkinen Nyström Sørensen Svensson'),
  },
  slavic: {
    weight: 10,
    female: words('Agnieszka Danuta Irena Jelena Katarzyna Ludmila Milena Oksana Šárka Zofia'),
    male: words('Andrij Bogdan Dušan Grzegorz Jan Łukasz Marek Ondřej Tomasz Wojciech'),
    family: words('Dvořák Horvat Jankowski Kovač Nowak Petrenko Sokol Wójcik Zając Železný'),
  },
  iberian: {
    weight: 9,
    female: words('Beatriz Carmen Dolores Inês Lucía María Pilar Rosa Sofia Ximena'),
    male: words('Álvaro Diego Fernando Hugo João Joaquín Mateo Nuno Raúl Tiago'),
    family: words('Almeida Castillo Delgado Ferreira García Ibáñez Muñoz Peña Ribeiro Vázquez'),
  },
  french: {
    weight: 6,
    female: words('Aurélie Camille Élodie Françoise Hélène Margaux Noémie Zoé'),
    male: words('Benoît Étienne Gaël Jérôme Léon Mathis Rémi Théo'),
    family: words('Beaumont Chevalier Delacroix Fournier Girard Lefèvre Moreau Périer'),
  },
  arabic: {
    weight: 8,
    female: words('Amina Dalia Farah Hanan Layla Nour Rima Samira Yasmin Zaynab'),
    male: words('Ahmad Bilal Hassan Karim Mahmoud Omar Rashid Samir Tariq Youssef'),
    family: words('Abbas Aziz Darwish Farouk Haddad Khalil Mansour Nasser Rahman Saleh'),
  },
  african: {
    weight: 8,
    female: words('Abena Ada Chiamaka Efua Folake Makena Ngozi Wanjiru Zola'),
    male: words('Ayo Chidi Kofi Kwame Obinna Sekou Tendai Themba Uche'),
    family: words('Abiodun Adeyemi Boateng Diallo Mensah Mwangi Ndlovu Okafor Osei'),
  },
  indian: {
    weight: 8,
    female: words('Anjali Deepa Gurpreet Kavita Lakshmi Meera Nisha Priya Sunita'),
    male: words('Arjun Dev Harpreet Imran Karthik Manoj Rohan Sanjay Vikram'),
    family: words('Bhatt Chaudhry Desai Iyer Kapoor Mehta Nair Patel Singh'),
  },
  eastAsian: {
    weight: 7,
    female: words('Aiko Hana Ji-woo Mei Minh-Anh Sakura Thuy Xiu Yuna'),
    male: words('Bao Haruto Hyun Jian Kenji Long Min-jun Takashi Wei'),
    family: words('Chen Huang Kim Lim Nakamura Nguyễn Park Sato Trần'),
  },
} as const satisfies Record<string, Stock>;

const weights = Object.fromEntries(
  Object.entries(stocks).map(([name, stock]) => [name, stock.weight]),
) as Record<keyof typeof stocks, number>;

export interface PersonName {
  first_name: string;
  last_name: string;
}

/** A plausible name for a person of this gender; of "Other", from either list. */
export function drawName(random: Random, gender: 'Male' | 'Female' | 'Other'): PersonName {
  const stock: Stock = stocks[random.weighted(weights)];
  const female = gender === 'Other' ? random.chance(0.5) : gender === 'Female';
  const last_name = random.pick(stock.family);
  // One in twenty carries a second family name: long names are what lists break on.
  const second = random.chance(0.05) ? random.pick(stock.family) : last_name;
  return {
    first_name: random.pick(female ? stock.female : stock.male),
    last_name: second === last_name ? last_name : `${last_name}-${second}`,
  };
}
