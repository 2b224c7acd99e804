#pragma once

#include <stddef.h>
#include <stdint.h>

// Signals, the crash guard and standard error while the screens are on. All of it serves the one
// terminal of the process; only `terminal_wake` may be called from any thread.

/// Makes the wake pipe, keeps the terminal's settings, and catches the signals that end, stop,
/// resize or crash the program. `restore` are the bytes that bring the terminal back.
/// Returns 0, or an error number.
int terminal_guard_begin(const char *restore, size_t count);

/// Lets the signals do what they did before.
void terminal_guard_end(void);

/// The screens are on: what is written to standard error is kept, to be shown afterwards.
void terminal_screen_entered(void);

/// The screens are off: gives standard error back, and shows what was kept.
void terminal_screen_left(void);

/// Another program has the terminal: keys that interrupt or stop it must act as usual on it.
void terminal_outside_begin(void);
void terminal_outside_end(void);

/// Stops the program (`is_group`: with all that were started with it, as Ctrl-Z does at a shell);
/// returns when it goes on in the foreground.
void terminal_stop(int is_group);

/// Stops the program, if need be, until it has the terminal.
void terminal_await_foreground(void);

/// The end of the wake pipe to read from, or -1.
int terminal_wake_pipe(void);

/// Makes the reading end readable; may be called from any thread and from signal handlers.
void terminal_wake(void);

/// Empties the wake pipe.
void terminal_wake_drain(void);

/// Whether a signal asked the program to end.
int terminal_should_end(void);

/// What `terminal_take_signals` tells, as bits.
enum {
  terminal_signal_stop = 1,
  terminal_signal_continued = 2,
  terminal_signal_resized = 4,
};

/// What signals asked for since the last call.
int terminal_take_signals(void);

/// Whether the locale's character set has a code point.
int terminal_can_write(uint32_t scalar);

/// How many columns a code point takes here; -1 when the C library does not know it.
int terminal_columns(uint32_t scalar);

/// Reads one character in the locale's character set.
/// Returns the bytes it took; 0 when it is not yet complete, -1 when there is none.
int terminal_decode(const uint8_t *bytes, size_t count, uint32_t *scalar);
