internal import ArgumentParser
internal import Records
internal import Reports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is wrong or missing in the records, and whether their history is unaltered.",
    discussion: "Exit status: 0 clean, 1 findings, 2 an error.")

  @Argument(help: ArgumentHelp("The organisations' files.", valueName: "file"))
  var files: [String]

  func run() throws {
    var hasFindings = false
    let hasFailed = OpenedFile.each(files) { file, organisation in
      let check = Check(of: organisation)
      for finding in check.findings { print(PlainText.line("\(file): \(finding)")) }
      print("\(file): \(check.summary)")
      hasFindings = hasFindings || !check.findings.isEmpty
    }
    if hasFailed { throw ExitCode(2) }
    if hasFindings { throw ExitCode(1) }
  }
}
