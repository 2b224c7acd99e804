internal import Records
internal import Reports
internal import Screens
internal import Storage

extension Runner {
  /// Writes the plan of trainings as its name's ending says; asks first where there is a file of that name.
  func writePlan(days: Int, to name: String, overwrites: Bool, _ state: inout State) {
    let path = place(of: name)
    let report = TrainingPlanReport(of: state.organisation, today: state.today, days: days)
    let ending = path.lowercased()
    let text =
      if ending.hasSuffix(".ics") {
        report.calendar(stamp: Clock.now).text
      } else if ending.hasSuffix(".md") {
        report.markdown
      } else {
        report.html
      }
    do throws(FileProblem) {
      let stamp = overwrites ? try SafeFile.read(path).stamp : nil
      try SafeFile.write(Array(text.utf8), to: path, expecting: stamp, keepsVersion: false)
      state.report("the plan of trainings is in \(path)")
    } catch {
      if case .exists = error { return state.askToOverwritePlan(path, days: days) }
      state.askForPlan(days: days, again: path, why: error.description)
    }
  }
}
