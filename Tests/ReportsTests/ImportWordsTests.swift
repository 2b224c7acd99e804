import Records
import Reports
import Testing

@Suite struct ImportWordsTests {
  @Test(
    "Words in common use for the kind are understood",
    arguments: [
      ("NC", Action.Kind.nonconformity), ("nonconformance", .nonconformity),
      ("Non-Conformity", .nonconformity), ("CAPA", .nonconformity), ("Minor NC", .nonconformity),
      ("OFI", .improvement), ("Opportunity for improvement", .improvement),
      ("near miss", .incident), ("Risk Treatment", .riskTreatment), ("complaint", .complaint),
    ])
  func kinds(word: String, kind: Action.Kind) throws {
    let (after, _) = try importing(.actions, "title,type\nA,\(word)\n", into: emptyOrganisation())
    #expect(after.actions.all.first?.actionKind == kind)
  }

  @Test(
    "Words in common use for the stage are understood",
    arguments: [
      ("new", Action.Stage.open), ("To do", .open), ("done", .closed), ("Complete", .closed),
      ("completed", .closed), ("WIP", .inProgress), ("started", .inProgress),
      ("In-Progress", .inProgress), ("verification", .verifying), ("Root cause", .causeAnalysis),
      ("canceled", .cancelled),
    ])
  func stages(word: String, stage: Action.Stage) throws {
    let (after, _) = try importing(.actions, "title,state\nA,\(word)\n", into: emptyOrganisation())
    #expect(after.actions.all.first?.stage == stage)
  }

  @Test(
    "A grade may stand in the column of the kind",
    arguments: [
      ("Major NC,", Action.Grade.major), ("minor nonconformity,", .minor), ("major,min", .minor),
      ("NC,Maj", .major), ("NC,", nil),
    ])
  func grades(cells: String, grade: Action.Grade?) throws {
    let (after, _) = try importing(
      .actions, "title,kind,grade\nA,\(cells)\n", into: emptyOrganisation())
    #expect(after.actions.all.first?.grade == grade)
  }

  @Test(
    "Days are read as other programs write them, the day first",
    arguments: [
      ("2026-02-01", "2026-02-01"), ("01.02.2026", "2026-02-01"), ("1/2/2026", "2026-02-01"),
      ("2026-02-01T00:00:00", "2026-02-01"), ("1 Feb 2026", "2026-02-01"),
      ("01-Feb-2026", "2026-02-01"), ("February 1, 2026", "2026-02-01"),
      ("1-2-2026", "2026-02-01"),
    ])
  func days(text: String, due: String) throws {
    let (after, _) = try importing(
      .actions, "title,due\nA,\"\(text)\"\n", into: emptyOrganisation())
    #expect(after.actions.all.first?.due == day(due))
  }

  @Test(
    "What is no day is an error, and nothing relative is read",
    arguments: [
      "31.02.2026", "2026-13-01", "tomorrow", "+2w", "1 feb", "12/31/2026", "soon", "1.2.26",
      "31-Feb-2026",
    ])
  func wrongDays(text: String) {
    #expect(
      problems(.actions, "title,due\nA,\(text)\n") == [
        "register.csv, row 2, column due: is not a day (yyyy-mm-dd): \(text)"
      ])
  }

  @Test(
    "Whys stand between \" > \" or on lines of their own; an arrow or a limit is text",
    arguments: [
      ("no rule > no owner", ["no rule", "no owner"]),
      ("no rule\nno owner", ["no rule", "no owner"]), ("load >5 t -> bent", ["load >5 t -> bent"]),
      ("a \\> b > c", ["a > b", "c"]),
    ])
  func whys(cell: String, whys: [String]) throws {
    let (after, _) = try importing(
      .actions, "title,root cause\nA,\"\(cell)\"\n", into: emptyOrganisation())
    #expect(after.actions.all.first?.whys.map(\.text) == whys)
  }
}
