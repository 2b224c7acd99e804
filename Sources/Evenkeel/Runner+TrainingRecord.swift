internal import Records
internal import Reports
internal import Screens
internal import Storage

extension Runner {
  /// Writes the training record of a person; a file that is there is asked about first.
  func writeTrainingRecord(
    of person: RecordID, isHTML: Bool, to typed: String, overwrites: Bool, _ state: inout State
  ) {
    guard let person = state.organisation.people[person] else { return }
    let path = place(of: typed)
    guard !path.lowercased().hasSuffix(".plist") else {
      return state.tell(
        "not written: .plist is an organisation's file; end the name in .html or .md")
    }
    let record = PersonTrainingReport(of: person, in: state.organisation, today: state.today)
    let text = isHTML ? record.html : record.markdown
    do throws(FileProblem) {
      let present = overwrites ? try SafeFile.read(path).stamp : nil
      try SafeFile.write(Array(text.utf8), to: path, expecting: present, keepsVersion: false)
      state.report("the training record of \(person.name) is in \(path)")
    } catch {
      guard case .exists = error, !overwrites else { return state.tell(error.description) }
      state.askToOverwrite(
        path,
        with: .writeTrainingRecord(
          person: person.id, isHTML: isHTML, path: typed, overwrites: true))
    }
  }
}
