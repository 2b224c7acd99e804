internal import Records
internal import Reports
internal import Screens
internal import Storage

extension Runner {
  /// Writes the CAPA report of an audit; asks first where there is a file of that name.
  func writeCAPA(
    of audit: RecordID, to name: String, overwrites: Bool, _ state: inout State
  ) {
    let path = place(of: name)
    do throws(CAPAProblem) {
      let report = try CAPAReport(
        of: .audit(audit), in: state.organisation,
        library: state.organisation.library(extending: state.session.library), today: state.today)
      let text = try report.text(as: path.lowercased().hasSuffix(".md") ? .md : .html)
      write(Array(text.utf8), to: path, overwrites: overwrites, audit: audit, &state)
    } catch {
      state.tell(error.description)
    }
  }

  /// Without a folder, the file lies beside the organisation's.
  func place(of name: String) -> String {
    let path = Environment.expandingHome(name)
    guard !path.contains("/") else { return path }
    let folder = EvidenceFile.folder(ofOrganisationAt: opened.path)
    return folder == "." ? path : folder + "/" + path
  }

  private func write(
    _ bytes: [UInt8], to path: String, overwrites: Bool, audit: RecordID, _ state: inout State
  ) {
    do throws(FileProblem) {
      let stamp = overwrites ? try SafeFile.read(path).stamp : nil
      try SafeFile.write(bytes, to: path, expecting: stamp, keepsVersion: false)
      state.report("the CAPA report is in \(path)")
    } catch {
      if case .exists = error { return state.askToOverwrite(path, audit: audit) }
      state.askForCAPA(again: path, audit: audit, why: error.description)
    }
  }
}
