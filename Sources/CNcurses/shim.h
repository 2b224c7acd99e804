#pragma once

// The wide functions of ncurses are declared only on request.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdio.h>

// Macros and globals do not reach Swift; these functions hand them on.

static inline SCREEN *open_screen(const char *name) { return newterm(name, stdout, stdin); }
static inline void flush_output(void) { (void)fflush(stdout); }
static inline WINDOW *screen_window(void) { return stdscr; }
static inline int screen_columns(void) { return COLS; }
static inline int screen_rows(void) { return LINES; }
static inline int screen_colors(void) { return COLORS; }

static inline int attribute_bold(void) { return A_BOLD; }
static inline int attribute_dim(void) { return A_DIM; }
static inline int attribute_underline(void) { return A_UNDERLINE; }
static inline int attribute_reverse(void) { return A_REVERSE; }
static inline int attribute_pair(int pair) { return COLOR_PAIR(pair); }

static inline void set_attributes(int attributes) { (void)attrset(attributes); }
static inline int write_text(int row, int column, const char *text) { return mvaddstr(row, column, text); }
static inline int insert_text(int row, int column, const char *text) { return mvinsstr(row, column, text); }
static inline int move_cursor(int row, int column) { return move(row, column); }
static inline void clear_to_end_of_line(void) { (void)clrtoeol(); }
static inline int next_character(wint_t *character) { return get_wch(character); }
static inline void wait_for_input(int milliseconds) { timeout(milliseconds); }
static inline void erase_screen(void) { (void)erase(); }
static inline void refresh_screen(void) { (void)refresh(); }

// Only here, since its macros take common names.
#include <term.h>

/// A string capability of the terminal; NULL when it has none of that name.
static inline const char *terminal_capability(const char *name) {
  char *text = tigetstr((NCURSES_CONST char *)name);
  return text == (char *)-1 ? NULL : text;
}
