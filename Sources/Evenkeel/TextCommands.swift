internal import ArgumentParser
internal import Glibc
internal import Records
internal import Reports
internal import Resources

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Overdue and upcoming as plain lines, for a mail, a cron job or a screen reader.",
    discussion: "Exit status: 0 nothing is overdue, 1 something is, 2 an error.")

  @Argument(help: ArgumentHelp("The organisations' files.", valueName: "file"))
  var files: [String]

  @Flag(help: "As JSON, one object for each line.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "How many days to look ahead; the organisation's setting if left out.", valueName: "n"))
  var days: Int?

  @OptionGroup var today: TodayOption

  func validate() throws {
    if let days, !(0...36_500).contains(days) {
      throw ValidationError("--days \(days) is not a number of days from 0 to 36500")
    }
  }

  func run() throws {
    let library = try Program.library()
    var reports: [Status] = []
    let hasFailed = OpenedFile.each(files) { file, organisation in
      let past = today.past(of: organisation)
      reports.append(
        Status(
          of: past ?? organisation, file: file, today: today.day, days: days, isPast: past != nil,
          library: library))
    }
    if !(hasFailed && reports.isEmpty) {
      print(json ? Status.json(reports) : Status.text(reports), terminator: "")
    }
    if hasFailed { throw ExitCode(2) }
    if reports.contains(where: { $0.overdue > 0 }) { throw ExitCode(1) }
  }
}

extension RegisterKind: ExpressibleByArgument {
  package init?(argument: String) { self.init(rawValue: argument.lowercased()) }

  /// The registers in a sentence.
  static let inWords =
    allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " or "
    + (allCases.last?.rawValue ?? "")
}

/// What a file to be imported holds: a register, or the answers to one audit's checklist.
struct ImportedKind: ExpressibleByArgument {
  let register: RegisterKind

  init?(argument: String) {
    let word = argument.lowercased()
    guard let register = word == "answers" ? .lines : RegisterKind(rawValue: word) else {
      return nil
    }
    self.register = register
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a register as CSV to standard output.",
    discussion:
      "The columns are always the same, in the same order; --all-columns adds further ones after them."
  )

  @Argument(help: ArgumentHelp("\(RegisterKind.inWords)."))
  var kind: RegisterKind

  @Argument(help: ArgumentHelp("The organisation's file.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "The only audit whose lines are written, by its reference.", valueName: "ref"))
  var audit: String?

  @Flag(
    name: .customLong("all-columns"),
    help: "Every field there is, so that nothing is lost on the way to another file.")
  var hasAllColumns = false

  @OptionGroup var today: TodayOption

  func validate() throws {
    if audit != nil, kind != .lines { throw ValidationError("--audit is for lines only") }
  }

  func run() throws {
    let present = try OpenedFile.read(file).organisation
    let organisation = today.past(of: present) ?? present
    print(
      Export.csv(
        of: kind, in: organisation, today: today.day, hasAllColumns: hasAllColumns,
        audit: try audit.map { try OpenedFile.audit($0, in: organisation, file).id }),
      terminator: "")
  }
}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take a register from a CSV file.",
    discussion: """
      A row whose reference (or name) is there already updates the columns given; an empty cell leaves what
      is there; nothing is deleted, and importing twice changes nothing. If one row is wrong, nothing is
      imported and every wrong row is named. answers takes the answers to a checklist (line, verdict, notes, \
      evidence, asked, sample, population) of the audit that --audit names: findings become actions. training is a \
      list, a row a training, or a wide matrix, people down and competences across: the headings say which.
      """)

  @Argument(help: ArgumentHelp("answers, \(RegisterKind.inWords)."))
  var kind: ImportedKind

  @Argument(help: ArgumentHelp("The CSV file.", valueName: "csv"))
  var csv: String

  @Option(help: ArgumentHelp("The organisation's file.", valueName: "file"))
  var into: String

  @Option(
    help: ArgumentHelp(
      "The audit that lines or answers belong to whose rows name none.", valueName: "ref"))
  var audit: String?

  @Option(
    name: .customLong("held-on"),
    help: ArgumentHelp(
      "The day that ticks in a wide matrix stand for; without it they prove nothing.",
      valueName: "yyyy-mm-dd"))
  var heldOn: String?

  @Flag(
    name: .customLong("leave-out-bad"),
    help:
      "Leave out wrong rows, or wrong cells of a matrix, name each of them, and import the rest.")
  var leavesOutBad = false

  @Flag(name: .customLong("dry-run"), help: "Say what would happen, and change nothing.")
  var isDryRun = false

  @OptionGroup var who: WhoOption

  @OptionGroup var today: TodayOption

  func validate() throws {
    if audit != nil, kind.register != .lines {
      throw ValidationError("--audit is for answers and lines only")
    }
    if let heldOn {
      guard let day = Day(heldOn) else {
        throw ValidationError("--held-on \(heldOn) is not a day (yyyy-mm-dd)")
      }
      guard day <= today.day else {
        throw ValidationError("--held-on \(heldOn) is still to come; ticks stand for what was")
      }
      guard kind.register == .training || kind.register == .matrix else {
        throw ValidationError("--held-on is for training and matrix only")
      }
    }
  }

  func run() throws {
    let opened = try OpenedFile.read(into)
    if let audit { _ = try OpenedFile.audit(audit, in: opened.organisation, into) }
    let bytes = try OpenedFile.contents(csv).bytes
    let library = try Program.library()
    var random = SystemRandomNumberGenerator()
    let plan: ImportPlan
    do throws(ImportProblem) {
      plan = try Import.plan(
        kind.register, csv: bytes, into: opened.organisation,
        fileName: csv.split(separator: "/").last.map(String.init) ?? csv, library: library,
        audit: audit, today: today.day, who: who.name,
        options: ImportOptions(heldOn: heldOn.flatMap { Day($0) }, leavesOutBad: leavesOutBad),
        newID: { RecordID(using: &random) })
    } catch {
      for sentence in error.sentences { Program.complain(sentence) }
      if error.canLeaveOut, !leavesOutBad {
        Program.complain(
          "nothing was imported; --leave-out-bad imports the rest without what is wrong")
      }
      throw ExitCode(2)
    }
    let isDone = !isDryRun && !plan.isEmpty
    // Said only once it is true.
    let others = isDone ? try opened.save(plan.edit(when: Clock.now), on: today.day) : []
    for note in plan.notes { print(PlainText.line(note)) }
    print(isDryRun ? "would be done: \(plan.summary)" : plan.summary)
    for note in others { print(PlainText.line(note)) }
  }
}
