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
static atomic_int should_end;
static atomic_int asked;

static struct termios settings_before;
static int has_settings;
static char restore_bytes[1024];
static size_t restore_count;

static atomic_int is_screen_on;
static int real_errors = -1;
static int kept_errors = -1;

static const int caught[] = {
    // The program ends.
    SIGTERM, SIGHUP, SIGINT, SIGQUIT,
    // It stops, goes on, or finds another size.
    SIGTSTP, SIGCONT, SIGWINCH,
    // It has crashed.
    SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
enum { caught_count = sizeof caught / sizeof *caught };
static struct sigaction actions_before[caught_count];
static stack_t stack_before;
static int is_guarding;
static char crash_stack[64 * 1024];

static struct sigaction interrupt_before;
static struct sigaction quit_before;
static struct sigaction stop_before;

static void write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// Copies what was written to standard error while the screens were on.
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

// Handlers

static void on_end(int number) {
  (void)number;
  int before = errno;
  should_end = 1;
  terminal_wake();
  errno = before;
}

static void on_nothing(int number) { (void)number; }

static void on_notice(int number) {
  int before = errno;
  int bit = number == SIGTSTP   ? terminal_signal_stop
            : number == SIGCONT ? terminal_signal_continued
                                : terminal_signal_resized;
  atomic_fetch_or(&asked, bit);
  terminal_wake();
  errno = before;
}

/// Brings the terminal back and says what happened; only calls that are safe in a handler.
static void on_crash(int number) {
  static const char message[] =
      "Evenkeel stopped by an error of its own; every change shown as saved is in the file. "
      "What follows helps its developers:\n";
  int errors = real_errors >= 0 ? real_errors : STDERR_FILENO;
  if (is_screen_on) {
    write_all(STDOUT_FILENO, restore_bytes, restore_count);
    if (has_settings) tcsetattr(STDIN_FILENO, TCSANOW, &settings_before);
    // Another thread may be drawing still.
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) dup2(nowhere, STDOUT_FILENO);
  }
  write_all(errors, message, sizeof message - 1);
  char which[] = "signal 00\n";
  which[7] = (char)('0' + number / 10);
  which[8] = (char)('0' + number % 10);
  write_all(errors, which, sizeof which - 1);
  show_kept_errors(errors);
  signal(number, SIG_DFL);
  raise(number);
}

static void catch_signal(int index) {
  int number = caught[index];
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  // Other threads (saving) are not to be interrupted in their calls; poll is, all the same.
  action.sa_flags = SA_RESTART;
  if (number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT) {
    action.sa_handler = on_end;
  } else if (number == SIGTSTP || number == SIGCONT || number == SIGWINCH) {
    action.sa_handler = on_notice;
  } else {
    // A second crash, in the handler itself, ends the program at once.
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK | SA_NODEFER | SA_RESETHAND;
  }
  sigaction(number, NULL, &actions_before[index]);
  // Who started the program without job control must not find it stopped.
  if (number == SIGTSTP && actions_before[index].sa_handler == SIG_IGN) return;
  sigaction(number, &action, NULL);
}

int terminal_guard_begin(const char *restore, size_t count) {
  if (is_guarding) return EBUSY;
  if (wake_pipe[0] < 0 && pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return errno;
  has_settings = tcgetattr(STDIN_FILENO, &settings_before) == 0;
  restore_count = count < sizeof restore_bytes ? count : sizeof restore_bytes;
  memcpy(restore_bytes, restore, restore_count);
  // A stack of its own, since a crash may be an overflow of the usual one.
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(&stack, &stack_before);
  sigset_t set;
  sigemptyset(&set);
  for (int index = 0; index < caught_count; index++) {
    catch_signal(index);
    sigaddset(&set, caught[index]);
  }
  // Who started the program may have held these signals back, which a new program takes over.
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  is_guarding = 1;
  return 0;
}

void terminal_guard_end(void) {
  if (!is_guarding) return;
  is_guarding = 0;
  for (int index = 0; index < caught_count; index++)
    sigaction(caught[index], &actions_before[index], NULL);
  sigaltstack(&stack_before, NULL);
}

// Standard error

void terminal_screen_entered(void) {
  is_screen_on = 1;
  if (kept_errors >= 0) return;
  int memory = memfd_create("errors", MFD_CLOEXEC);
  int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (memory < 0 || real < 0 || dup2(memory, STDERR_FILENO) < 0) {
    if (memory >= 0) close(memory);
    if (real >= 0) close(real);
    return;
  }
  real_errors = real;
  kept_errors = memory;
}

void terminal_screen_left(void) {
  is_screen_on = 0;
  if (kept_errors < 0) return;
  int real = real_errors;
  dup2(real, STDERR_FILENO);
  show_kept_errors(real);
  real_errors = -1;
  close(real);
  close(kept_errors);
  kept_errors = -1;
}

// Stopping and going on

void terminal_outside_begin(void) {
  struct sigaction nothing, usual;
  memset(&nothing, 0, sizeof nothing);
  nothing.sa_flags = SA_RESTART;
  // Not SIG_IGN, which the other program would inherit.
  nothing.sa_handler = on_nothing;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigaction(SIGINT, &nothing, &interrupt_before);
  sigaction(SIGQUIT, &nothing, &quit_before);
  sigaction(SIGTSTP, NULL, &stop_before);
  if (stop_before.sa_handler != SIG_IGN) sigaction(SIGTSTP, &usual, NULL);
}

void terminal_outside_end(void) {
  sigaction(SIGINT, &interrupt_before, NULL);
  sigaction(SIGQUIT, &quit_before, NULL);
  sigaction(SIGTSTP, &stop_before, NULL);
  atomic_fetch_and(&asked, ~(terminal_signal_stop | terminal_signal_continued));
}

void terminal_stop(int is_group) {
  struct sigaction usual, before;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, NULL, &before);
  if (before.sa_handler != SIG_IGN) {
    sigaction(SIGTSTP, &usual, NULL);
    if (is_group)
      kill(0, SIGTSTP);
    else
      raise(SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
  }
  terminal_await_foreground();
  atomic_fetch_and(&asked, ~(terminal_signal_stop | terminal_signal_continued));
}

void terminal_await_foreground(void) {
  // Setting the terminal from the background stops the program until it is in the foreground.
  struct termios settings;
  if (tcgetattr(STDIN_FILENO, &settings) != 0) return;
  while (tcsetattr(STDIN_FILENO, TCSANOW, &settings) != 0 && errno == EINTR) {
  }
}

// The wake pipe

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

int terminal_should_end(void) { return should_end; }

int terminal_take_signals(void) { return atomic_exchange(&asked, 0); }
