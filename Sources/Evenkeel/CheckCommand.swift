internal import ArgumentParser
internal import Records
internal import Reports
internal import Storage

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is wrong or missing in the records, and whether their history is unaltered.",
    discussion: """
      Files that are evidence are read as well: one that is gone, or has changed since it was added, is a finding.
      Exit status: 0 clean, 1 findings, 2 an error.
      """)

  @Argument(help: ArgumentHelp("The organisations' files.", valueName: "file"))
  var files: [String]

  func run() throws {
    var hasFindings = false
    let hasFailed = OpenedFile.each(files) { file, organisation in
      let folder = EvidenceFile.folder(ofOrganisationAt: file)
      let check = Check(of: organisation) { CheckCommand.look($0, in: folder) }
      for finding in check.findings { print(PlainText.line("\(file): \(finding)")) }
      print("\(file): \(check.summary)")
      hasFindings = hasFindings || !check.findings.isEmpty
    }
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
