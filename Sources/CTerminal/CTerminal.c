#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static int wake_pipe[2] = {-1, -1};
static volatile sig_atomic_t should_end;

static struct termios settings_before;
static int has_settings;
static char restore_bytes[512];
static size_t restore_count;

static int real_errors = -1;
static int kept_errors = -1;

static const int ending[] = {SIGTERM, SIGHUP, SIGINT};
static const int crashing[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
enum { ending_count = sizeof ending / sizeof *ending, crashing_count = sizeof crashing / sizeof *crashing };
static struct sigaction ending_before[ending_count];
static struct sigaction crashing_before[crashing_count];
static char crash_stack[64 * 1024];

static void write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// Copies what was written to standard error meanwhile.
static void show_kept_errors(int file) {
  if (kept_errors < 0) return;
  char buffer[1024];
  off_t at = 0;
  for (;;) {
    ssize_t count = pread(kept_errors, buffer, sizeof buffer, at);
    if (count <= 0) return;
    write_all(file, buffer, (size_t)count);
    at += count;
  }
}

static void on_end(int signal_number) {
  (void)signal_number;
  int before = errno;
  should_end = 1;
  terminal_wake();
  errno = before;
}

/// Brings the terminal back and says what happened; only calls that are safe in a signal handler.
static void on_crash(int signal_number) {
  static const char message[] =
      "Evenkeel stopped by an error of its own; every change shown as saved is in the file. "
      "What follows helps its developers:\n";
  write_all(STDOUT_FILENO, restore_bytes, restore_count);
  if (has_settings) tcsetattr(STDIN_FILENO, TCSANOW, &settings_before);
  int file = real_errors >= 0 ? real_errors : STDERR_FILENO;
  write_all(file, message, sizeof message - 1);
  show_kept_errors(file);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

int terminal_guard_begin(const char *restore, size_t count) {
  if (wake_pipe[0] < 0 && pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return errno;
  has_settings = tcgetattr(STDIN_FILENO, &settings_before) == 0;
  restore_count = count < sizeof restore_bytes ? count : sizeof restore_bytes;
  memcpy(restore_bytes, restore, restore_count);

  // A stack of its own, since a crash may be an overflow of the usual one.
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(&stack, NULL);

  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = on_end;
  for (int index = 0; index < ending_count; index++)
    sigaction(ending[index], &action, &ending_before[index]);
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (int index = 0; index < crashing_count; index++)
    sigaction(crashing[index], &action, &crashing_before[index]);
  return 0;
}

void terminal_guard_end(void) {
  for (int index = 0; index < ending_count; index++)
    sigaction(ending[index], &ending_before[index], NULL);
  for (int index = 0; index < crashing_count; index++)
    sigaction(crashing[index], &crashing_before[index], NULL);
}

int terminal_wake_pipe(void) { return wake_pipe[0]; }

void terminal_wake(void) {
  if (wake_pipe[1] < 0) return;
  // A full pipe is readable already, so nothing is lost.
  ssize_t written = write(wake_pipe[1], "", 1);
  (void)written;
}

void terminal_wake_drain(void) {
  char buffer[64];
  while (read(wake_pipe[0], buffer, sizeof buffer) > 0) {
  }
}

int terminal_should_end(void) { return should_end != 0; }

void terminal_errors_keep(void) {
  if (real_errors >= 0) return;
  int memory = memfd_create("errors", MFD_CLOEXEC);
  if (memory < 0) return;
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_errors < 0 || dup2(memory, STDERR_FILENO) < 0) {
    close(memory);
    return;
  }
  kept_errors = memory;
}

void terminal_errors_show(void) {
  if (real_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  show_kept_errors(real_errors);
  close(real_errors);
  close(kept_errors);
  real_errors = -1;
  kept_errors = -1;
}

void terminal_suspend(void) {
  struct sigaction usual, before;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &usual, &before);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}
