import Records
import Testing

@testable import Reports

@Suite struct SlashDateTests {
  private func plan(
    _ text: String, _ kind: RegisterKind = .training, options: ImportOptions = ImportOptions()
  ) throws -> ImportPlan {
    try Import.plan(
      kind, csv: Array(text.utf8), into: emptyOrganisation(), fileName: "dates.csv", today: today,
      who: "Mei Lim", options: options, newID: makeIDs("x"))
  }

  private func trainings(_ text: String) throws -> (days: [String], notes: [String]) {
    let plan = try plan(text)
    var after = emptyOrganisation()
    try after.apply(plan.edit(when: Moment(seconds: 0)))
    let days = after.trainings.all.map { record in
      [record.date, record.expires].compactMap { $0?.description }.joined(separator: " until ")
    }
    return (days, plan.notes)
  }

  @Test("A wide sheet with a day that is only possible month first is month first throughout")
  func wide() throws {
    let read = try trainings(
      "Name,First aid,Forklift\nAnna Berg,8/31/2022,10/05/2023\nBob Cole,4/5/23,11/12/2024 - 11/12/2025\n"
    )
    #expect(
      read.days == ["2022-08-31", "2023-10-05", "2023-04-05", "2024-11-12 until 2025-11-12"])
    #expect(
      read.notes.contains(
        "all dates with slashes were read month first, because 8/31/2022 in row 2 can be nothing else"
      ))
  }

  @Test("So is a list, whichever of its columns shows it")
  func list() throws {
    let read = try trainings(
      "Name,Training,Completed,Expires\nAnna Berg,First aid,8/3/2022,8/3/2024\nBob Cole,First aid,10/05/2023,8/31/2025\n"
    )
    #expect(read.days == ["2022-08-03 until 2024-08-03", "2023-10-05 until 2025-08-31"])
    #expect(read.notes.contains { $0.contains("month first, because 8/31/2025 in row 3") })
  }

  @Test("The row that shows it counts even where it is left out for something else")
  func proofLeftOut() throws {
    let plan = try plan(
      "Name,Training,Completed\nall staff,First aid,8/31/2022\nBob Cole,First aid,10/05/2023\n",
      options: ImportOptions(leavesOutBad: true))
    var after = emptyOrganisation()
    try after.apply(plan.edit(when: Moment(seconds: 0)))
    #expect(after.trainings.all.map(\.date) == [day("2023-10-05")])
  }

  @Test("People's days are read the same way")
  func people() throws {
    let plan = try plan("Name,Hire date\nAnna Berg,8/31/2022\nBob Cole,4/5/2023\n", .people)
    var after = emptyOrganisation()
    try after.apply(plan.edit(when: Moment(seconds: 0)))
    #expect(after.people.all.map(\.joined) == [day("2022-08-31"), day("2023-04-05")])
  }

  @Test("Without a sign the day comes first")
  func usual() throws {
    let read = try trainings("Name,First aid,Forklift\nAnna Berg,8/3/2022,31/12/2024\n")
    #expect(read.days == ["2022-03-08", "2024-12-31"])
    #expect(!read.notes.contains { $0.contains("month first") })
  }

  @Test(
    "Where both are seen, what may be either is refused with the two rows that show it",
    arguments: [
      "Name,First aid,Forklift\nAnna Berg,8/31/2022,31/8/2022\nBob Cole,4/5/2023,\n",
      "Name,Training,Completed\nAnna Berg,First aid,8/31/2022\nBob Cole,First aid,4/5/2023\nCara Dim,First aid,31/8/2022\n",
    ])
  func mixed(text: String) {
    #expect {
      try plan(text)
    } throws: { error in
      guard case .rows(_, let problems)? = error as? ImportProblem else { return false }
      return problems.contains {
        $0.row == 3 && $0.message.contains("4/5/2023") && $0.message.contains("8/31/2022, row 2")
          && $0.message.contains("31/8/2022, row")
      } && problems.contains { $0.row == 2 }
    }
  }
}
