internal import ArgumentParser
internal import Glibc
internal import Records
internal import Reports
internal import Storage

/// What `add` can add.
enum AddedKind: String, ExpressibleByArgument {
  case action
}

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add an action, from a script, a mail filter or a job system; prints its reference.",
    discussion: """
      --from reads a file, or standard input (-): a JSON object or an array of them, whose keys are the columns of the \
      register; an e-mail message; or text, whose first line is the title. Options win over what is read, and apply \
      to all of it. If something is wrong, nothing is added and every problem is named. Exit status: 0 added, 2 an error.
      """)

  @Argument(help: "What to add: action.")
  var kind: AddedKind

  @Argument(help: ArgumentHelp("The organisation's file.", valueName: "file"))
  var file: String

  @Option(help: "What is wrong, in one line.")
  var title: String?

  @Option(name: .customLong("kind"), help: "nonconformity if left out.")
  var actionKind: String?

  @Option(help: "minor or major; minor for a nonconformity if left out.")
  var grade: String?

  @Option(help: "Where it came from: internal audit, customer, staff, ...")
  var source: String?

  @Option(help: "Where the fault lies.")
  var category: String?

  @Option(help: "The area, which must be on file.")
  var area: String?

  @Option(
    name: .customLong("clause"),
    help: ArgumentHelp(
      "A clause such as 8.4.1 or 14001:2015 9.1.2; once for each.", valueName: "clause"))
  var clauses: [String] = []

  @Option(help: "Who sees it through, by name or e-mail; must be on file.")
  var owner: String?

  @Option(help: "Who raised it; whoever --as names if left out.")
  var raisedBy: String?

  @Option(help: "The day it was raised; today if left out.")
  var raised: String?

  @Option(help: "The last day on which it is in time: 2026-12-01, 1 dec, fri, +2w.")
  var due: String?

  @Option(help: "What happened.")
  var notes: String?

  @Option(help: "What fixed this occurrence.")
  var correction: String?

  @Option(
    name: .customLong("evidence"),
    help: ArgumentHelp(
      "A file, whose SHA-256 is taken, or an address or number; once for each.", valueName: "path"))
  var evidence: [String] = []

  @Option(
    help: ArgumentHelp("Read JSON, a mail or text; - is standard input.", valueName: "path|-"))
  var from: String?

  @OptionGroup var who: WhoOption

  @OptionGroup var today: TodayOption

  func run() throws {
    let opened = try OpenedFile.read(file)
    let folder = EvidenceFile.folder(ofOrganisationAt: file)
    let bytes = try from.map(AddCommand.contents)
    let library = try Program.library()
    let options = try options(in: folder)
    var random = SystemRandomNumberGenerator()
    let plan: CapturePlan
    do throws(CaptureProblem) {
      let input = try bytes.map { (bytes) throws(CaptureProblem) in
        try CaptureInput(bytes, name: from == "-" ? "standard input" : from ?? "")
      }
      plan = try Capture.plan(
        input?.entries ?? [], options: options, into: opened.organisation,
        library: library, today: today.day, who: who.name,
        newID: { RecordID(using: &random) },
        fingerprint: { EvidenceFile.fingerprint($0, folder: folder)?.sha256 })
      for note in input?.notes ?? [] { Program.complain(note) }
    } catch {
      for sentence in error.sentences { Program.complain(sentence) }
      throw ExitCode(2)
    }
    let saved = try opened.saving(plan.edit(when: Clock.now), on: today.day)
    // As they are on file now: someone else may have been given the same reference in between.
    for id in plan.added {
      if let action = saved.organisation.actions[id] { print(PlainText.line(action.name)) }
    }
    for note in plan.notes + saved.notes { Program.complain(note) }
  }

  /// What the options say of every action.
  private func options(in folder: String) throws -> CaptureEntry {
    var entry = CaptureEntry()
    for (key, option, text) in [
      ("title", "--title", title), ("kind", "--kind", actionKind), ("grade", "--grade", grade),
      ("source", "--source", source), ("category", "--category", category),
      ("area", "--area", area), ("owner", "--owner", owner),
      ("raised_by", "--raised-by", raisedBy), ("raised", "--raised", raised),
      ("due", "--due", due), ("notes", "--notes", notes),
      ("correction", "--correction", correction),
    ] {
      entry.add(key, option: option, text)
    }
    entry.add("clauses", option: "--clause", clauses)
    entry.add(
      evidence: try evidence.map { try AddCommand.reference(to: $0, in: folder) },
      option: "--evidence")
    return entry
  }

  /// All bytes of a file, or of standard input.
  private static func contents(_ path: String) throws(Failure) -> [UInt8] {
    guard path == "-" else { return try OpenedFile.contents(path).bytes }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    // One piece more than is taken is enough to see that it is too much.
    while bytes.count <= CaptureInput.largest {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure("standard input could not be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return bytes
  }

  /// Evidence as the organisation's file names it: what the user wrote begins in the folder they work in, what is on
  /// file in the folder of the organisation's file.
  private static func reference(to path: String, in folder: String) throws(Failure) -> String {
    let here = Environment.absolute(Environment.expandingHome(path))
    switch EvidenceFile.state(of: here, in: folder) {
    case .file:
      let start = Environment.absolute(folder == "." ? "" : folder)
      let prefix = start.hasSuffix("/") ? start : start + "/"
      return here.hasPrefix(prefix) ? String(here.dropFirst(prefix.count)) : here
    case .unreadable(_, let reason): throw Failure("--evidence \(reason)")
    case .gone, .notLocal:
      // An address or a number is evidence as well; what can only be a path is not.
      guard !["/", "./", "../", "~/"].contains(where: path.hasPrefix) else {
        throw Failure("--evidence \(path) is not there; check the path")
      }
      return path
    }
  }
}
