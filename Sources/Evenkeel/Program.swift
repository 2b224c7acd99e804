internal import ArgumentParser
internal import CAllocator
internal import Glibc
internal import Records
internal import Reports
internal import Resources
internal import Storage

/// Where the program starts.
@main
enum Program {
  /// The version that `--version` prints.
  static let version = "0.1.0"

  static func main() {
    // A reader that goes away (`evenkeel export ... | head`) ends a write with an error, not the program.
    signal(SIGPIPE, SIG_IGN)
    // The bytes of a large file go back to the system once they are read or written; by default the allocator
    // begins to keep such blocks after the first of them.
    allocate_blocks_from_system(128 << 10)
    do {
      var command = try EvenkeelCommand.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      complain(failure.description)
      exit(2)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      let message = EvenkeelCommand.fullMessage(for: error)
      if EvenkeelCommand.exitCode(for: error) == .success {
        print(message)
      } else {
        complain(message)
        exit(2)
      }
    }
  }

  /// The catalogues and checklists inside the program.
  static func library() throws(Failure) -> Library {
    do throws(ResourceProblem) { return try BuiltInLibrary.load() } catch {
      throw Failure(error.description)
    }
  }

  /// Writes one sentence to standard error.
  static func complain(_ text: String) {
    // What a file holds must not steer the terminal.
    let line = PlainText.harmless(text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text)
    var bytes = Array("evenkeel: \(line)\n".utf8)
    write(STDERR_FILENO, &bytes, bytes.count)
  }
}

/// One clear sentence on why something could not be done: what, where, what to do.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

struct EvenkeelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evenkeel",
    abstract: "Keeps an ISO management system alive between certification audits.",
    discussion: """
      Without a command, evenkeel opens FILE, or the organisation opened last. In its screens, ? is help.
      Exit status: 0 done, 1 something is overdue (status), found (check) or in conflict (merge),
      2 an error, said in one sentence.
      """,
    version: Program.version,
    subcommands: [
      Open.self, Demo.self, New.self, StatusCommand.self, CheckCommand.self, AddCommand.self,
      ImportCommand.self, ExportCommand.self, ReportCommand.self, MergeCommand.self,
      RestoreCommand.self,
    ],
    defaultSubcommand: Open.self)
}

/// The name that changes are made under.
struct WhoOption: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The name that changes are made under.", valueName: "name"))
  var given: String?

  /// The name given, else the user's as the machine knows it.
  var name: String { withoutControlCharacters(given ?? Environment.userName) }
}

/// The day that everything is computed from.
struct TodayOption: ParsableArguments {
  @Option(
    name: .customLong("today"),
    help: ArgumentHelp("The day that everything is computed from.", valueName: "yyyy-mm-dd"))
  var fixed: Day?

  /// The day given, else the calendar day here and now.
  var day: Day { fixed ?? Clock.today }

  /// The organisation as it stood on the day given; `nil` where its history tells of no later changes.
  func past(of organisation: Organisation) -> Organisation? {
    fixed.flatMap { organisation.standing(on: $0) }
  }
}

extension Day: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
