#pragma once

// The wide functions of ncurses are declared only on request.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdint.h>
#include <stdio.h>

// Macros and globals do not reach Swift; these functions hand them on.

static inline SCREEN *screen_open(const char *name) {
  return newterm((NCURSES_CONST char *)name, stdout, stdin);
}
static inline WINDOW *screen_window(void) { return stdscr; }
static inline int screen_columns(void) { return COLS; }
static inline int screen_rows(void) { return LINES; }
static inline int screen_colors(void) { return COLORS; }
/// Has the next refresh send everything, whatever the terminal is thought to show.
static inline void screen_distrust(void) { (void)clearok(curscr, TRUE); }
static inline void screen_erase(void) { (void)erase(); }
static inline void screen_refresh(void) { (void)refresh(); }

static inline int attribute_bold(void) { return (int)A_BOLD; }
static inline int attribute_dim(void) { return (int)A_DIM; }
static inline int attribute_underline(void) { return (int)A_UNDERLINE; }
static inline int attribute_reverse(void) { return (int)A_REVERSE; }
static inline int attribute_pair(int pair) { return (int)COLOR_PAIR(pair); }

static inline void set_attributes(int attributes) { (void)attrset(attributes); }
static inline void move_cursor(int row, int column) { (void)move(row, column); }
/// Writes `count` code points; at the bottom right corner nothing scrolls.
static inline void write_text(int row, int column, const uint32_t *text, int count) {
  (void)mvaddnwstr(row, column, (const wchar_t *)text, count);
}

// Only here, since its macros take common names.
#include <term.h>

/// A string capability of the terminal; NULL when it has none of that name.
static inline const char *terminal_capability(const char *name) {
  char *text = tigetstr((NCURSES_CONST char *)name);
  return text == (char *)-1 ? NULL : text;
}
