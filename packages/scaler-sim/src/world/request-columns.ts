/** Where in its rows what is known of a request lies; `Requests` tells what each column means. */

/** Columns of whole numbers; an entity's lie beside each other, 16 to a row. */
export const ROW = 4;
export const SERIAL = 0;
export const LANE = 1;
export const USER = 2;
export const OWNER = 3;
export const NODE = 4;
export const CLASS = 5;
export const FLAGS = 6;
export const STEP = 7;
export const TRIES = 8;
export const QUERY = 9;
export const PROCESS = 10;
export const NEXT = 11;
export const OLDER = 12;
export const NEWER = 13;
export const SHARING = 14;

/** Columns of other numbers, 4 to a row. */
export const REAL_ROW = 2;
export const ARRIVED = 0;
export const STARTED = 1;
export const SERVICE = 2;
export const MEMORY = 3;

/** Nothing: in columns that hold handles or nodes. */
export const NONE = -1;

/** Flags of a request. The 504 has been sent; what follows is work for nobody. */
export const ANSWERED = 1;
/** Holds a connection of the database. */
export const CONNECTED = 2;
/** The last memcache step before was a hit. */
export const HIT = 4;
/** Holds or waits for the lock of its session. */
export const LOCKING = 8;
/** No request, but a query that none waits for. */
export const BARE = 16;
