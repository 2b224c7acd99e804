internal import Records
internal import Reports

extension ReportCommand {
  /// Prints the agenda of a management review with its data, or its minutes.
  func printReview() throws {
    let present = try OpenedFile.read(file).organisation
    let organisation = today.past(of: present) ?? present
    let library = organisation.library(extending: try Program.library())
    do throws(UnknownReview) {
      let report = ReviewReport(
        of: try organisation.review(called: reference, today: today.day), in: organisation,
        library: library, today: today.day)
      print(format == .html ? report.html : report.markdown, terminator: "")
    } catch {
      throw Failure("\(file): \(error)")
    }
  }
}
