internal import Records
internal import Reports

extension ReportCommand {
  /// Prints the CAPA report, or its layout.
  func printCAPA() throws {
    let present = try OpenedFile.read(file).organisation
    let organisation = today.past(of: present) ?? present
    let given = try template.map { path throws(Failure) in
      String(
        decoding: try OpenedFile.contents(Environment.expandingHome(path)).bytes, as: UTF8.self)
    }
    let library = try Program.library()
    do throws(CAPAProblem) {
      let subject = try CAPAReport.subject(named: reference, in: organisation)
      if showTemplate {
        return print(given ?? layout(for: subject, in: organisation), terminator: "\n")
      }
      let report = try CAPAReport(
        of: subject, in: organisation, library: organisation.library(extending: library),
        today: today.day, layout: given)
      print(try report.text(as: format == .html ? .html : .md), terminator: "")
    } catch {
      throw Failure(error.description)
    }
  }

  /// The layout of the body that a reference leads to, else the usual one.
  private func layout(for subject: CAPAReport.Subject, in organisation: Organisation) -> String {
    let audit: RecordID? =
      switch subject {
      case .audit(let id): id
      case .action(let id): organisation.auditLines[organisation.actions[id]?.line]?.audit
      case .allOpen: nil
      }
    let own = organisation.bodies[organisation.audits[audit]?.body]?.template.trimmed ?? ""
    return own.isEmpty ? CAPALayout.usual : own
  }
}
