/* What sqlite3_config() takes hangs on its first argument, so Swift cannot call it. Declared here as <sqlite3.h> does, rather than
 * included, so that SQLite's interface comes to Swift from one module alone. */
extern int sqlite3_config(int, ...);

/* 9 is SQLITE_CONFIG_MEMSTATUS. Returns 0, or SQLITE_MISUSE when the process has used SQLite before. */
static inline int sqlite_settings_keep_no_memory_statistics(void) { return sqlite3_config(9, 0); }
