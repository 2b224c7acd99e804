internal import Records
internal import Reports
internal import Storage

extension ReportCommand {
  /// Prints the CAPA report, or its layout.
  func printCAPA() throws {
    let present = try OpenedFile.read(file).organisation
    let organisation = today.past(of: present) ?? present
    let given = try template.map { path throws(Failure) in
      String(decoding: try ReportCommand.layout(at: path), as: UTF8.self)
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

  private static func layout(at path: String) throws(Failure) -> [UInt8] {
    do throws(FileProblem) {
      return try SafeFile.read(Environment.expandingHome(path)).bytes
    } catch {
      guard case .missing = error else { throw Failure(error.description) }
      throw Failure(
        "\(path) is not there: give the path of a layout, or print the usual one with --show-template"
      )
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
