import Records
import Reports
import Testing

@Suite struct ImportNewActionsTests {
  @Test("A title is enough for a new action")
  func titleAlone() throws {
    let (after, plan) = try importing(.actions, "title\nLoose cable\n", into: smallOrganisation())
    let action = try after.action("NC-2026-015")
    #expect(action.title == "Loose cable")
    #expect(action.stage == .open)
    #expect(action.actionKind == .nonconformity)
    #expect(action.raised == today)
    #expect(plan.summary == "1 action added")
    #expect(plan.notes == [])
  }

  @Test("A new action gets the next reference of its kind and the year it was raised in")
  func references() throws {
    let text = """
      title,kind,raised,reference
      A,,,
      B,improvement,2025-03-01,
      C,complaint,,
      D,nc,,
      E,,,NC-2026-016
      F,,,
      G,OFI,,
      """
    let (after, plan) = try importing(.actions, text, into: smallOrganisation())
    let references = Dictionary(
      uniqueKeysWithValues: after.actions.all.map { ($0.title, $0.reference) })
    #expect(references["A"] == "NC-2026-017")
    #expect(references["B"] == "OFI-2025-001")
    #expect(references["C"] == "CO-2026-001")
    #expect(references["D"] == "NC-2026-018")
    #expect(references["E"] == "NC-2026-016")
    #expect(references["F"] == "NC-2026-019")
    #expect(references["G"] == "OFI-2026-004")
    #expect(plan.added == 7)
  }

  @Test("A reference of another system stays; letters of ours say the kind")
  func foreignReferences() throws {
    let text = "ref,title\nCAR/17,A\nofi-2024-001,B\nNC-2026-9223372036854775807,C\n"
    let (after, _) = try importing(.actions, text, into: emptyOrganisation())
    #expect(try after.action("CAR/17").actionKind == .nonconformity)
    #expect(try after.action("ofi-2024-001").actionKind == .improvement)
    #expect(try after.action("NC-2026-9223372036854775807").title == "C")
    let more = try importing(.actions, "title\nD\n", into: after, ids: "y").organisation
    #expect(try more.action("NC-2026-001").title == "D")
  }

  @Test("Closed history comes in as it is, and that is said")
  func history() throws {
    let text = """
      title,status,raised,date closed
      A,done,2024-01-05,05.02.2024
      B,closed,2024-03-01,
      C,,2024-04-01,1/5/2024
      D,closed,,2024-06-01
      """
    let (after, plan) = try importing(.actions, text, into: emptyOrganisation())
    let actions = Dictionary(uniqueKeysWithValues: after.actions.all.map { ($0.title, $0) })
    #expect(actions.values.allSatisfy { $0.stage == .closed })
    #expect(actions["A"]?.closed == day("2024-02-05"))
    #expect(actions["B"]?.closed == today)
    #expect(actions["C"]?.closed == day("2024-05-01"))
    #expect(actions["D"]?.raised == day("2024-06-01"))
    #expect(
      plan.notes == [
        "4 actions closed in the file came in as history, without all that closing asks for here"
      ])
  }

  @Test("A day in the column closed of an action that is not closed is kept, and that is said")
  func openWithClosingDay() throws {
    let (after, plan) = try importing(
      .actions, "title,stage,closed\nA,open,2026-01-01\n", into: emptyOrganisation())
    #expect(after.actions.all.first?.stage == .open)
    #expect(after.actions.all.first?.closed == day("2026-01-01"))
    #expect(plan.notes == ["1 action not closed, though there is a day in the column closed"])
  }

  @Test("All settled columns are read")
  func allColumns() throws {
    let cells = [
      "NC-1", "Untidy", "NC", "maj", "external", "documents", "Stores",
      "8.4.1; 27001:2022 A.8.12", "okafor", "Mei Lim", "2026-01-02", "2026-02-03", "in progress",
      "", "Swept", "no rule > nobody asked -> nothing > no owner",
      "Write it | owner Okafor | due 2026-02-01; Teach | done 2026-02-02", "2026-05-01", "no",
      "nc-2026-014", "photo.jpg | shows before; GR-5", "\"two\nlines\"",
    ]
    let columns = RegisterKind.actions.columns
    let text = columns.joined(separator: ",") + "\n" + cells.joined(separator: ",")
    let (after, plan) = try importing(.actions, text, into: smallOrganisation())
    let action = try after.action("NC-1")
    #expect(action.grade == .major)
    #expect(action.source == .externalAudit)
    #expect(after.areaName(action.area) == "Stores")
    #expect(action.clauses.map(\.description) == ["9001:2015 8.4.1", "27001:2022 A.8.12"])
    #expect(action.owner == id("Okafor"))
    #expect(action.whys == ["no rule", "nobody asked -> nothing", "no owner"])
    #expect(action.plan.map(\.title) == ["Write it", "Teach"])
    #expect(action.plan[0].owner == id("Okafor"))
    #expect(action.plan[1].done == day("2026-02-02"))
    #expect(action.effective == false)
    #expect(action.recurrenceOf == id("nc14"))
    #expect(action.evidence.map(\.shows) == ["before", ""])
    #expect(action.notes == "two\nlines")
    #expect(plan.summary == "1 action added; 1 area added by name")
    #expect(try after.action("NC-2026-014").effective == false)
    #expect(
      plan.notes == [
        "marked not effective, as it came back: NC-2026-014",
        "areas not on file, added by name: Stores",
      ])
  }

  @Test("A recurrence may name an action that comes later in the file, by reference or title")
  func recurrenceOfLaterRow() throws {
    let text = """
      reference,title,recurrence_of
      NC-9,Again,NC-10
      NC-10,Before,first of all
      ,First of all,
      """
    let (after, _) = try importing(.actions, text, into: emptyOrganisation())
    #expect(try after.action("NC-9").recurrenceOf == after.action("NC-10").id)
    #expect(try after.action("NC-10").recurrenceOf == after.action("NC-2026-001").id)
  }

  @Test("A recurrence of itself or of nothing on file is an error")
  func wrongRecurrence() {
    #expect(
      problems(.actions, "reference,title,recurrence of\nNC-9,A,nc-9\nNC-8,B,NC-77\n") == [
        "register.csv, row 2, column recurrence of: is the action itself",
        "register.csv, row 3, column recurrence of: names no action on file: NC-77",
      ])
  }
}

@Suite struct ImportActionsOnFileTests {
  @Test("What is closed on file does not become a nonconformity that lacks everything")
  func closedKind() throws {
    var organisation = smallOrganisation()
    var action = Action(id: id("ofi"))
    (action.reference, action.title) = ("OFI-2026-009", "Label the shelves")
    (action.actionKind, action.stage, action.closed) = (.improvement, .closed, today)
    organisation.actions.put(action)
    let found = problems(
      .actions, "reference,kind\nOFI-2026-009,nonconformity\n", into: organisation)
    #expect(found.count == 1)
    #expect(found.first?.contains("OFI-2026-009 is closed and would then lack") == true)
  }

  @Test("A row with a reference on file updates the columns given and leaves the others")
  func update() throws {
    let (after, plan) = try importing(
      .actions, "Reference,Owner,Category\n nc-2026-014 ,MEI LIM,\n", into: smallOrganisation())
    let action = try after.action("NC-2026-014")
    #expect(action.owner == id("Mei Lim"))
    #expect(action.title == "Delivery notes unsigned")
    #expect(action.due == day("2026-10-20"))
    #expect(plan.summary == "1 action updated")
    #expect(plan.changes.count == 1)
    #expect(plan.edit(when: Moment(seconds: 0)).title == "import of register.csv: 1 action updated")
  }

  @Test("An empty cell, or one that says there is nothing, leaves what is there")
  func emptyCells() throws {
    let plan = try plan(
      .actions, "reference,title,owner,due,stage,area\nNC-2026-014,,-,n/a,,TBD\n",
      into: smallOrganisation())
    #expect(plan.isEmpty)
    #expect(plan.summary == "1 action unchanged")
  }

  @Test("Importing twice changes nothing")
  func twice() throws {
    let text = """
      reference,title,owner,due,stage,raised,raised by,area
      NC-2026-014,Delivery notes unsigned,New Person,2026-12-01,wip,,,Stores
      ,Label the racks,,,,,,
      ,Brand new,okafor,,closed,,New Person,
      ,Twice,,,,2026-01-01,,
      ,Twice,,,,2026-02-01,,
      ,Thrice,,,,,,
      ,Thrice,,,,,,
      """
    let (after, first) = try importing(.actions, text, into: smallOrganisation())
    #expect(first.added == 5)
    #expect(first.updated == 1)
    #expect(first.unchanged == 1)
    #expect(after.people.count == 3)
    let (again, second) = try importing(.actions, text, into: after, ids: "y")
    #expect(second.changes == [])
    #expect(second.unchanged == 7)
    #expect(again == after)
    let later = try Import.plan(
      .actions, csv: CSVTable(text: text), into: after, fileName: "register.csv",
      today: today + 400, who: "Okafor", newID: makeIDs("z"))
    #expect(later.isEmpty)
  }

  @Test("Without a reference, the title and the day it was raised tell an action")
  func byTitle() throws {
    let text =
      "title,raised,owner\nDELIVERY  notes unsigned,,Mei Lim\nLabel the racks,2025-05-05,\n"
    let (after, plan) = try importing(.actions, text, into: smallOrganisation())
    #expect(plan.summary == "1 action added, 1 updated")
    #expect(try after.action("NC-2026-014").owner == id("Mei Lim"))
    #expect(try after.action("NC-2026-014").title == "Delivery notes unsigned")
    #expect(try after.action("OFI-2026-003").raised == day("2026-10-01"))
    #expect(try after.action("NC-2025-001").title == "Label the racks")
  }

  @Test("A title that several actions have asks for the reference")
  func ambiguousTitle() throws {
    let two = try importing(
      .actions, "reference,title\nA-1,Spill\nA-2,Spill\n", into: emptyOrganisation())
    #expect(
      problems(.actions, "title,owner\nSpill,Okafor\n", into: two.organisation) == [
        "register.csv, row 2, column title: several actions on file have this title (A-1, A-2); "
          + "give the reference"
      ])
    let named = try plan(
      .actions, "reference,title\nA-1,Spill\n,Spill\n", into: two.organisation, ids: "y")
    #expect(named.isEmpty)
  }

  @Test("A due date that moves keeps the old one, with who, when and why")
  func dueMoves() throws {
    let text = "reference,due\nNC-2026-014,1.12.2026\nOFI-2026-003,2026-12-24\n"
    let (after, _) = try importing(.actions, text, into: smallOrganisation())
    let action = try after.action("NC-2026-014")
    #expect(action.due == day("2026-12-01"))
    #expect(action.slips == 1)
    let move = try #require(action.dueMoves.first)
    #expect(move.from == day("2026-10-20"))
    #expect(move.to == day("2026-12-01"))
    #expect(move.by == "Mei Lim")
    #expect(move.on == today)
    #expect(move.why == "import of register.csv")
    #expect(try after.action("OFI-2026-003").due == day("2026-12-24"))
    #expect(try after.action("OFI-2026-003").dueMoves.isEmpty)
  }

  @Test("An action on file is not closed by a row while something is missing")
  func refusedClosing() {
    let text = "reference,Status,closed\nNC-2026-014,Complete,2026-11-01\nOFI-2026-003,done,\n"
    #expect(
      problems(.actions, text) == [
        "register.csv, row 2, column Status: NC-2026-014 cannot close yet; it needs a correction "
          + "(what fixed this occurrence); a root cause (the last of the whys); a completed "
          + "corrective step (cancelled ones do not count); a passed effectiveness check"
      ])
    #expect(
      problems(.actions, "reference,closed\nNC-2026-014,2026-11-01\n").first?.hasPrefix(
        "register.csv, row 2, column closed: NC-2026-014 cannot close yet") == true)
  }

  @Test("A row that brings all that is missing closes the action")
  func closing() throws {
    let text = """
      reference,correction,root_cause,plan,effective,judged by,evidence of effect,stage,closed
      NC-2026-014,Signed,Nobody checks,Check | done 2026-10-01,yes,Mei Lim,GR-5,closed,2026-11-02
      OFI-2026-003,,,,,,,closed,
      """
    let (after, _) = try importing(.actions, text, into: smallOrganisation())
    #expect(try after.action("NC-2026-014").stage == .closed)
    #expect(try after.action("NC-2026-014").closed == day("2026-11-02"))
    #expect(try after.action("OFI-2026-003").closed == today)
    let again = try plan(.actions, text, into: after, ids: "y")
    #expect(again.isEmpty)
  }

  @Test("A row opens a closed action again")
  func reopening() throws {
    let (closed, _) = try importing(
      .actions, "reference,stage\nOFI-2026-003,closed\n", into: smallOrganisation())
    let text = "reference,stage\nOFI-2026-003,todo\n"
    let (after, _) = try importing(.actions, text, into: closed)
    #expect(try after.action("OFI-2026-003").stage == .open)
    #expect(try after.action("OFI-2026-003").closed == nil)
  }

  @Test("An action on file is cancelled with a reason only")
  func cancelling() throws {
    #expect(
      problems(.actions, "reference,stage\nNC-2026-014,cancelled\n") == [
        "register.csv, row 2, column stage: NC-2026-014 is only cancelled with a reason; write why"
      ])
    let (after, _) = try importing(
      .actions, "reference,stage,cancel reason\nNC-2026-014,Canceled,duplicate of NC-2026-011\n",
      into: smallOrganisation())
    #expect(try after.action("NC-2026-014").stage == .cancelled)
    #expect(try after.action("NC-2026-014").cancelReason == "duplicate of NC-2026-011")
  }
}
