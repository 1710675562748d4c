/* What the modules of the pages share, for those who check or edit them; no browser loads it. */

/** A number with its currency or unit, as payload.py writes it. */
interface Measure { kind: 'amount' | 'quantity'; value: number; unit: string; approximate: boolean; minimum: number | null; maximum: number | null }

/** A stretch of time. */
interface TimeSpan { kind: 'period'; start: string; end: string; granularity: string; modifier: string | null }

type Value = number | string | Measure | TimeSpan;

/** Words by language. */
type Words = Record<string, string>;

/** Something by the place of what it belongs to, where only few have it. */
type Sparse<T> = Record<number, T>;

interface Spot { x: number; y: number }

interface Entity {
  place: number; iri: string; readonly key: string; name: string; type: string; aliases: string[]; identifiers: [string, string][];
  x: number | null; y: number | null; weight: number;
  /** its number where the page comes from */ whole: number;
  /** documents that name it, as far as a server has told */ namedIn?: number[];
}

interface Claim {
  number: number; document: number; subject: number; relation: string; object: number | null; value: Value | null; status: string;
  sources: (number | string)[]; confidence: number; origin: number;
  readonly qualifiers: [string, Value][]; readonly rule: string; readonly extractor: string;
  readonly start: number; readonly end: number; readonly marks: [number, number][]; readonly quote: string | null;
  /** whether its sentence has come */ readonly proven: boolean;
  whole: number;
}

/** What joins two entities by one relation, with all claims that say so. */
interface Edge { number: number; subject: number; relation: string; object: number; mutual: boolean; claims: Claim[] }

/** A document, as far as it has come. */
interface Article {
  id: string; title: string; date: string | null; publisher: string; source: string; language: string; text: string;
  /** pairs of offsets */ paragraphs: number[];
  /** start, end, entity, one mention after the other */ mentions: number[];
  claims: Claim[]; whole: number;
}

interface Look { shape: Shape; fill: string; outline: string }

type Shape = 'dot' | 'square' | 'diamond' | 'triangle' | 'triangleDown' | 'star' | 'hexagon';

/** What may be filled in above an answer. */
interface Blank { name: string; asks: Words; titles?: Words; test: '=' | '>=' | '>' | '<=' | '<' | 'first'; columns: string[]; default: string; is_name: boolean }

/** The answer to a named query. */
interface Answer { name: string; asks: Words; titles?: Words; headings?: Record<string, Words>; columns: string[]; rows: string[][]; left_out: number; blanks?: Blank[];
  /** whether a reader has written the query, and wants its cells as they are */ own?: boolean }

/** What stands behind some claims, column by column. */
interface Evidence {
  spans: number[]; qualifiers: Sparse<[string, Value][]>; rule: number[]; rules: string[]; extractor: number[]; extractors: string[];
  quotes?: string[]; claims: number[];
}

interface EntityColumns {
  start: string; iri: string[]; name: string[]; type: number[]; types: string[]; aliases: Sparse<string[]>; identifiers: Sparse<[string, string][]>;
  x: (number | null)[]; y: (number | null)[];
}

interface ClaimColumns extends Partial<Omit<Evidence, 'claims'>> {
  document: number[]; subject: number[]; relation: number[]; object: number[]; status: number[]; confidence: number[]; origin: number[];
  value: Sparse<Value>; sources: Sparse<(number | string)[]>; relations: string[]; origins: string[];
}

interface Heading { id: string; title: string; date: string | null; publisher: string; source: string; language: string; text?: string; paragraphs?: number[]; mentions?: number[] }

/** The numbers that the things of a part have in the whole. */
interface Numbers { entities: number[]; claims: number[]; documents: number[] }

/** What archive.py writes: everything that a page holds, or a part of it. */
interface Archive {
  title: string; language: string; types: Record<string, Look>; labels: Record<string, Words>; statuses: string[]; symmetric: string[];
  documents: Heading[]; entities: EntityColumns; claims: ClaimColumns; answers: Answer[];
  opening?: [number, number, number][]; numbers?: Numbers; whole?: Whole | null; version?: string;
}

/** How much a served graph holds altogether. */
interface Whole { entities: number; claims: number }

/** What is set on an element that is made. */
interface Properties {
  [name: string]: any;
  onclick?: (event: MouseEvent) => void; onmousedown?: (event: MouseEvent) => void;
  oninput?: (event: Event) => void; onchange?: (event: Event) => void; onsubmit?: (event: Event) => void;
}

/** What the panel shows. */
interface View { kind: 'overview' | 'node' | 'edge' | 'document'; at?: number }

/** What the legend leaves out. */
interface Hidden { types: Set<string>; statuses: Set<string>; relations: Set<string>; sources: Set<string> }

/** What the reader's choices leave: edges with the claims that are left of them; cut: not everything is shown; found: a path that was asked for is there. */
interface Shown { edges: Map<number, Claim[]>; nodes: Set<number>; cut: boolean; found: boolean }

/** Brings what a served page lacks; nothing where all is there. */
interface Supply {
  view(view: View): Promise<unknown> | null;
  claims(wanted: Claim[]): Promise<unknown> | null;
  find(words: string): Promise<unknown> | null;
}

/* The vendored libraries, as they are: scripts that run before the modules. */
declare const graphology: any;
declare const Sigma: { new (...given: any[]): any; rendering: any; utils: any };
declare const Yasqe: any;
declare const vis: any;
