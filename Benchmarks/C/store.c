/* What SQLite alone can do of a payment desk's work: the practical limit for the order store.
 *
 *   store ingest FOLDER ORDERS GROUP SECONDS   callbacks taken in, GROUP in one commit: per second, commit p50 and p99 in µs
 *   store growth FOLDER ORDERS SECONDS         with so many orders: read p50 and p99, ingest in groups of 64, the next 100 due; µs
 *
 * Taking in one callback: its event, known by a key of its own, with a body of 1,400 bytes, is stored unless it is there already; the
 * order's version is read, compared and set; one row tells what is to be done next. Write-ahead log, every commit synced. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define BODY 1400
#define CALLS (1 << 20)

static sqlite3 *database;
static char path[1024];
static double taken[CALLS];

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
  exit(1);
}

static void execute(const char *sql) {
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) fail(sql);
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) fail(sql);
  return statement;
}

/* Runs to the first row or the end, and says which. */
static int step(sqlite3_stmt *statement) {
  int result = sqlite3_step(statement);
  if (result != SQLITE_DONE && result != SQLITE_ROW) fail(sqlite3_sql(statement));
  return result == SQLITE_ROW;
}

static void run(sqlite3_stmt *statement) {
  step(statement);
  sqlite3_reset(statement);
}

static void text(sqlite3_stmt *statement, int place, const char *value) {
  sqlite3_bind_text(statement, place, value, -1, SQLITE_STATIC);
}

static unsigned long state = 0x9E3779B97F4A7C15ul;
static unsigned long chance(unsigned long bound) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * 0x2545F4914F6CDD1Dul % bound;
}

static void open_database(const char *folder) {
  snprintf(path, sizeof path, "%s/limit-%ld.sqlite", folder, (long)getpid());
  if (sqlite3_open(path, &database) != SQLITE_OK) fail(path);
  execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384");
  execute("CREATE TABLE orders (id TEXT PRIMARY KEY, status INTEGER, version INTEGER, amount TEXT, due INTEGER, snapshot TEXT) WITHOUT ROWID;"
          "CREATE INDEX orders_due ON orders(due) WHERE due IS NOT NULL;"
          "CREATE TABLE events (key TEXT PRIMARY KEY, order_id TEXT, body BLOB, at INTEGER) WITHOUT ROWID;"
          "CREATE TABLE outbox (row INTEGER PRIMARY KEY, order_id TEXT, version INTEGER, state INTEGER)");
}

static void close_database(void) {
  static const char *const ends[] = {"", "-wal", "-shm"};
  sqlite3_close_v2(database);
  for (int i = 0; i < 3; i++) {
    char name[1100];
    snprintf(name, sizeof name, "%s%s", path, ends[i]);
    unlink(name);
  }
}

static void order_name(char *name, unsigned long number) { snprintf(name, 32, "order-%012lu", number); }

/* Orders with a snapshot of 300 bytes; the first hundred, and then one in a hundred, wait for something. */
static void fill(unsigned long orders) {
  char name[32], snapshot[301];
  memset(snapshot, 's', 300);
  snapshot[300] = 0;
  sqlite3_stmt *insert = prepare("INSERT INTO orders VALUES (?, 0, 0, '300', ?, ?)");
  execute("BEGIN");
  for (unsigned long i = 0; i < orders; i++) {
    order_name(name, i);
    text(insert, 1, name);
    if (i >= 100 && i % 100) sqlite3_bind_null(insert, 2);
    else sqlite3_bind_int64(insert, 2, (long)i);
    text(insert, 3, snapshot);
    run(insert);
    if (i % 10000 == 9999) execute("COMMIT; BEGIN");
  }
  execute("COMMIT");
  sqlite3_finalize(insert);
  execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

struct ingest { sqlite3_stmt *begin, *event, *read, *set, *tell, *commit; };

static struct ingest prepare_ingest(void) {
  return (struct ingest){prepare("BEGIN IMMEDIATE"), prepare("INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"),
    prepare("SELECT status, version FROM orders WHERE id = ?"),
    prepare("UPDATE orders SET status = 1, version = version + 1 WHERE id = ? AND version = ?"),
    prepare("INSERT INTO outbox (order_id, version, state) VALUES (?, ?, 0)"), prepare("COMMIT")};
}

static void take_in(struct ingest *work, unsigned long number, unsigned long orders) {
  static char body[BODY];
  char name[32], key[40];
  order_name(name, chance(orders));
  snprintf(key, sizeof key, "%016lx%016lx", chance(~0ul), number);
  text(work->event, 1, key);
  text(work->event, 2, name);
  sqlite3_bind_blob(work->event, 3, body, BODY, SQLITE_STATIC);
  sqlite3_bind_int64(work->event, 4, (long)number);
  run(work->event);
  if (sqlite3_changes(database) != 1) fail("an event was taken for a known one");
  text(work->read, 1, name);
  if (!step(work->read)) fail("no such order");
  long version = sqlite3_column_int64(work->read, 1);
  sqlite3_reset(work->read);
  text(work->set, 1, name);
  sqlite3_bind_int64(work->set, 2, version);
  run(work->set);
  if (sqlite3_changes(database) != 1) fail("the version was not set");
  text(work->tell, 1, name);
  sqlite3_bind_int64(work->tell, 2, version + 1);
  run(work->tell);
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static double at_percent(long count, int percent) { return count ? taken[count * percent / 100] * 1e6 : 0; }

/* Returns the rate; the times of the commits stand in `taken`, sorted. */
static double ingest(unsigned long orders, int group, double limit, long *commits) {
  struct ingest work = prepare_ingest();
  unsigned long number = 0;
  double begun = seconds_now(), now = begun;
  *commits = 0;
  do {
    double before = now;
    run(work.begin);
    for (int i = 0; i < group; i++) take_in(&work, number++, orders);
    run(work.commit);
    now = seconds_now();
    if (*commits < CALLS) taken[(*commits)++] = now - before;
  } while (now - begun < limit);
  qsort(taken, (size_t)*commits, sizeof *taken, ascending);
  return (double)number / (now - begun);
}

static long read_orders(unsigned long orders, double limit) {
  sqlite3_stmt *read = prepare("SELECT status, version, amount, due, snapshot FROM orders WHERE id = ?");
  char name[32];
  long count = 0;
  for (double end = seconds_now() + limit, now = 0; now < end && count < CALLS;) {
    order_name(name, chance(orders));
    double before = seconds_now();
    text(read, 1, name);
    if (!step(read) || sqlite3_column_bytes(read, 4) != 300) fail("no such order");
    sqlite3_reset(read);
    now = seconds_now();
    taken[count++] = now - before;
  }
  qsort(taken, (size_t)count, sizeof *taken, ascending);
  return count;
}

static double next_due(double limit) {
  sqlite3_stmt *due = prepare("SELECT id FROM orders WHERE due <= ? ORDER BY due LIMIT 100");
  long count = 0;
  double begun = seconds_now(), now;
  do {
    sqlite3_bind_int64(due, 1, 1l << 60);
    while (step(due)) {}
    sqlite3_reset(due);
    count++;
  } while ((now = seconds_now()) - begun < limit);
  return (now - begun) / (double)count * 1e6;
}

int main(int count, char **words) {
  if (count < 5) return 2;
  unsigned long orders = strtoul(words[3], NULL, 10);
  long commits;
  open_database(words[2]);
  fill(orders);
  if (!strcmp(words[1], "ingest") && count == 6) {
    double rate = ingest(orders, atoi(words[4]), atof(words[5]), &commits);
    printf("%.0f %.1f %.1f\n", rate, at_percent(commits, 50), at_percent(commits, 99));
  } else if (!strcmp(words[1], "growth")) {
    double limit = atof(words[4]);
    long reads = read_orders(orders, limit);
    double read = at_percent(reads, 50), slow = at_percent(reads, 99);
    double due = next_due(limit), rate = ingest(orders, 64, limit, &commits);
    printf("%.2f %.2f %.2f %.2f\n", read, slow, 1e6 / rate, due);
  } else return 2;
  close_database();
  return 0;
}
