/** One person, as everybody should write the details. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** Invented people whose details can differ in every aspect of form; drama numbers and reserved domains only. */
export const PEOPLE: readonly Person[] = [
  { name: "Priya Shah", email: "priya.shah@harbour-pensions.example", phone: "020 7946 0123" },
  { name: "Seán O'Connor", email: "sean.oconnor@harbour-pensions.example", phone: "07700 900222" },
  { name: "Zoë Smith-Jones", email: "zoe.smith-jones@harbour-pensions.example", phone: "0117 496 0103" },
  { name: "Siân Ellis", email: "sian.ellis@harbour-pensions.example", phone: "029 2018 0456" },
  { name: "Jean-Luc D'Arcy", email: "jl.darcy@harbour-pensions.example", phone: "01632 960555" },
  { name: "Łucja Großmann", email: "lucja@pensjön.example", phone: "0161 496 0789" },
  { name: "Nguyễn Thị Hoa", email: "hoa.nguyen@pensjön.example", phone: "+1 202 555 0123" },
  { name: "Aisha Bello", email: "aisha.bello@harbour-pensions.example", phone: "0131 496 0042" },
  { name: "Νίκος Παππάς", email: "nikos@harbour-pensions.example", phone: "028 9649 6123" },
  { name: "Grace Adeyemi", email: "grace.adeyemi@harbour-pensions.example", phone: "0113 496 0210" },
  { name: "Björk", email: "bjork@pensjön.example", phone: "07700 900345" },
  { name: "Máire Ní Dhónaill-Quinn", email: "maire@harbour-pensions.example", phone: "+33 1 99 00 12 34" },
];
