internal import ArgumentParser
internal import Records
internal import Reports
internal import Storage

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is wrong or missing in the records, and whether their history is unaltered.",
    discussion: """
      All registers are looked over: links that lead nowhere, days that cannot be, work of people who have left, closed \
      actions without what closing asks for, and more; each finding names its record, what to do, and its kind in \
      brackets. Files that are evidence are read as well: one that is gone, or has changed since it was added, is a finding.
      What somebody decided to leave for a while, with a reason (w in the screens), is not counted until its day has passed.
      Exit status: 0 clean, 1 findings, 2 an error.
      """)

  @Argument(help: ArgumentHelp("The organisations' files.", valueName: "file"))
  var files: [String] = []

  @Flag(name: .customLong("json"), help: "Print the findings as a JSON list.")
  var isJSON = false

  @Flag(name: .customLong("all"), help: "Show what is waived as well, with reason and day.")
  var hasWaived = false

  @Option(help: ArgumentHelp("Only findings of this kind; may be given again.", valueName: "kind"))
  var only: [String] = []

  @Flag(name: .customLong("kinds"), help: "List the kinds of findings instead.")
  var listsKinds = false

  @OptionGroup var today: TodayOption

  func validate() throws {
    if files.isEmpty, !listsKinds {
      throw ValidationError("check needs the file of an organisation: evenkeel check FILE")
    }
    for word in only where RecordFlaw.Kind(rawValue: word.lowercased()) == nil {
      throw ValidationError("--only: there is no kind \(word); evenkeel check --kinds lists them")
    }
  }

  func run() throws {
    if listsKinds {
      for kind in RecordFlaw.Kind.allCases {
        let gap = String(repeating: " ", count: max(1, 29 - kind.rawValue.count))
        print("\(kind.rawValue)\(gap)\(kind.meaning)")
      }
      return
    }
    let kinds = Set(only.compactMap { RecordFlaw.Kind(rawValue: $0.lowercased()) })
    let library = try Program.library()
    var hasFindings = false
    var objects: [String] = []
    let hasFailed = OpenedFile.each(files) { file, organisation in
      let folder = EvidenceFile.folder(ofOrganisationAt: file)
      let check = Check(
        of: organisation, today: today.day, library: organisation.library(extending: library)
      ) { CheckCommand.look($0, in: folder) }
      if isJSON {
        objects += check.objects(file: file, only: kinds, hasWaived: hasWaived)
      } else {
        for line in check.lines(file: file, only: kinds, hasWaived: hasWaived) { print(line) }
      }
      hasFindings = hasFindings || !check.current(only: kinds).isEmpty
    }
    if isJSON { print(Check.json(objects)) }
    if hasFailed { throw ExitCode(2) }
    if hasFindings { throw ExitCode(1) }
  }

  private static func look(_ reference: String, in folder: String) -> EvidenceLook {
    switch EvidenceFile.state(of: reference, in: folder) {
    case .notLocal: .notLocal
    case .gone(let path): .gone(path: path)
    case .unreadable(_, let reason): .unreadable(reason: reason)
    case .file(_, let sha256, _): .found(sha256: sha256)
    }
  }
}
