internal import Records
internal import Reports

extension ReportCommand {
  /// Prints who can do what, or the training record of one person.
  func printTraining() throws {
    let present = try OpenedFile.read(file).organisation
    let organisation = today.past(of: present) ?? present
    guard let name = person else {
      let report = TrainingReport(of: organisation, today: today.day)
      return print(format == .html ? report.html : report.markdown, terminator: "")
    }
    do throws(PersonNotFound) {
      let report = PersonTrainingReport(
        of: try organisation.person(called: name), in: organisation, today: today.day)
      print(format == .html ? report.html : report.markdown, terminator: "")
    } catch {
      throw Failure("\(file): \(error)")
    }
  }
}
