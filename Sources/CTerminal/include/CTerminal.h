#pragma once

#include <stddef.h>

/// Makes the wake pipe, keeps the terminal's settings and catches the signals that end the program or crash it.
/// `restore` are the bytes that bring the terminal back, written as they are.
/// Returns 0, or an error number.
int terminal_guard_begin(const char *restore, size_t count);

/// Lets the signals do what they did before.
void terminal_guard_end(void);

/// The end of the wake pipe to read from, or -1.
int terminal_wake_pipe(void);

/// Makes the reading end readable; may be called from any thread and from signal handlers.
void terminal_wake(void);

/// Empties the wake pipe.
void terminal_wake_drain(void);

/// Whether a signal asked the program to end.
int terminal_should_end(void);

/// Keeps what is written to standard error while the screen is on, to be shown afterwards.
void terminal_errors_keep(void);

/// Gives standard error back, and shows what was kept.
void terminal_errors_show(void);

/// Suspends the program as Ctrl-Z does, and returns when it goes on.
void terminal_suspend(void);
