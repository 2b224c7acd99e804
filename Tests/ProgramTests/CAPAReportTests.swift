import Foundation
import Records
import Storage
import Testing

@Suite("The CAPA report from the command line")
struct CAPAReportTests {
  /// A folder with an organisation that has one finding of an external audit.
  private func folder() throws -> Folder {
    let folder = try Folder()
    var profile = Profile(id: try #require(RecordID("profile")))
    profile.name = "One Ltd"
    profile.standards = [try #require(Edition("9001:2015"))]
    var organisation = Organisation(profile: profile)
    var audit = Audit(id: try #require(RecordID("audit")))
    audit.reference = "EA-2026-01"
    audit.title = "Surveillance"
    audit.auditKind = .surveillance
    audit.ends = Day("2026-01-31")
    organisation.audits.put(audit)
    var body = CertificationBody(id: try #require(RecordID("body")))
    body.name = "Veritas"
    body.planWithin = Period(1, .months)
    organisation.bodies.put(body)
    audit.body = body.id
    organisation.audits.put(audit)
    var line = AuditLine(id: try #require(RecordID("line")))
    line.audit = audit.id
    line.reference = "NC-01"
    line.finding = .minor
    line.clause = ClauseReference("9001:2015 8.4.1")
    line.notes = "Not evaluated"
    var action = Action(id: try #require(RecordID("action")))
    action.reference = "NC-2026-001"
    action.title = "Not evaluated"
    action.source = .externalAudit
    action.grade = .minor
    action.clauses = line.clauses
    action.line = line.id
    line.action = action.id
    organisation.auditLines.put(line)
    organisation.actions.put(action)
    try Data(OrganisationFile.encode(organisation)).write(
      to: URL(filePath: folder.path + "/one.plist"))
    return folder
  }

  @Test(
    "it is printed for a finding, an audit or all, as Markdown and as a page",
    arguments: ["NC-01", "EA-2026-01", ""])
  func prints(reference: String) throws {
    let folder = try folder()
    let arguments = ["report", "capa", "one.plist"] + (reference.isEmpty ? [] : [reference])
    let markdown = try Program.run(arguments, in: folder)
    #expect(markdown.status == 0)
    #expect(markdown.errors.isEmpty)
    #expect(markdown.output.contains("Clause: ISO 9001:2015 8.4.1 General"))
    // The day after the audit's last in a month of 28 days.
    #expect(markdown.output.contains("Plan due: 2026-02-28"))
    let page = try Program.run(arguments + ["--format", "html"], in: folder)
    #expect(page.output.hasPrefix("<!DOCTYPE html>"))
  }

  @Test("a layout of one's own is taken from a file; a wrong one is refused with its line")
  func layouts() throws {
    let folder = try folder()
    try folder.write("{each finding}\n{their_reference} of {body}\n{end}\n", to: "good.txt")
    try folder.write("{each finding}\n{wrong}\n{end}\n", to: "bad.txt")
    let good = try Program.run("report", "capa", "one.plist", "--template", "good.txt", in: folder)
    #expect(good.output == "NC-01 of Veritas\n")
    let bad = try Program.run("report", "capa", "one.plist", "--template", "bad.txt", in: folder)
    #expect(bad.status == 2 && bad.output.isEmpty)
    #expect(
      bad.errors.contains("the layout, line 2: {wrong} is not known; known are {organisation}"))
    let none = try Program.run("report", "capa", "one.plist", "--template", "nofile", in: folder)
    #expect(none.status == 2 && none.output.isEmpty)
    #expect(
      none.errors.contains(
        "nofile is not there: give the path of a layout, or print the usual one with --show-template"
      ))
    let shown = try Program.run("report", "capa", "one.plist", "--show-template", in: folder)
    try folder.write(shown.output, to: "usual.txt")
    let usual = try Program.run(
      "report", "capa", "one.plist", "--template", "usual.txt", in: folder)
    #expect(usual.output == (try Program.run("report", "capa", "one.plist", in: folder).output))
  }
}
