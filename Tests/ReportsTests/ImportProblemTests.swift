import Records
import Reports
import Testing

@Suite struct ImportProblemTests {
  @Test("One bad row is enough for nothing to be imported, and all bad rows are told")
  func allRows() {
    let text = """
      reference,title,kind,due,stage
      NC-1,A,NC,2026-01-01,open
      NC-2,B,,31.02.2026,
      NC-3,,surprise,,
      nc-1,C,,,somewhere
      """
    let kinds = Action.Kind.words.joined(separator: ", ")
    let stages = Action.Stage.words.joined(separator: ", ")
    #expect(
      problems(.actions, text) == [
        "register.csv, row 3, column due: is not a day (yyyy-mm-dd): 31.02.2026",
        "register.csv, row 4, column kind: is not known: surprise (choose \(kinds))",
        "register.csv, row 4, column title: is empty; a new action needs one",
        "register.csv, row 5, column reference: is the same as in row 2",
        "register.csv, row 5, column stage: is not known: somewhere (choose \(stages))",
      ])
  }

  @Test("Twenty problems are shown, the others counted")
  func manyProblems() throws {
    let text = "title,due\n" + (1...25).map { "T\($0),never\n" }.joined()
    do {
      _ = try plan(.actions, text, into: emptyOrganisation())
      Issue.record("the file was taken")
    } catch let problem as ImportProblem {
      let lines = problem.description.split(separator: "\n")
      #expect(lines.count == 21)
      #expect(lines.last == "and 5 more")
      #expect(lines.first == "register.csv, row 2, column due: is not a day (yyyy-mm-dd): never")
    }
  }

  @Test(
    "Columns that there must be are named",
    arguments: [
      (
        RegisterKind.actions, "Colour,owner\nred,Okafor\n",
        "register.csv has no column title; its columns are Colour, owner; importing actions needs "
          + "title, or reference when all are on file, and takes reference, title, "
      ),
      (
        .people, "email\na@b\n",
        "register.csv has no column name; its columns are email; importing people needs name, and "
          + "takes name, roles, "
      ),
      (
        .training, "date\n2026-01-01\n",
        "register.csv has no column person and no column competence; its columns are date; "
          + "importing training needs person and competence, and takes person, "
      ),
      (
        .requirements, "role\nDriver\n",
        "register.csv has no column competence; its columns are role; importing requirements needs "
          + "role and competence, and takes role, "
      ),
    ])
  func missingColumns(kind: RegisterKind, text: String, start: String) {
    let found = problems(kind, text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(start) == true, "\(found)")
  }

  @Test("Without a title, only actions on file can be told")
  func referencesOnly() throws {
    let plan = try plan(
      .actions, "reference,owner\nNC-2026-014,Mei Lim\n", into: smallOrganisation())
    #expect(plan.updated == 1)
    #expect(
      problems(.actions, "reference,owner\nNC-2026-014,Mei Lim\nNC-77,Okafor\n,Okafor\n") == [
        "register.csv, row 3, column reference: NC-77 is not on file, and there is no column title "
          + "for a new action",
        "register.csv, row 4, column reference: is empty, and there is no column title for a new "
          + "action",
      ])
  }

  @Test("A file with only a header says so")
  func onlyHeader() {
    #expect(
      problems(.people, "name,email\n\n") == [
        "register.csv has a header and no row under it; there is nothing to import"
      ])
  }

  @Test("A column that is there twice is an error")
  func repeatedColumn() {
    #expect(
      problems(.actions, "title,Due,due\nA,,\n") == [
        "register.csv has the column due twice; leave one of them"
      ])
  }

  @Test("What cannot be read names the file")
  func unreadable() {
    func sentence(_ bytes: [UInt8]) -> String {
      do {
        _ = try Import.plan(
          .people, csv: bytes, into: emptyOrganisation(), fileName: "people.xlsx", today: today,
          who: "", newID: makeIDs())
        return ""
      } catch {
        return error.description
      }
    }
    #expect(sentence([]) == "people.xlsx is empty; the first row must name the columns")
    #expect(sentence([0x50, 0x4B, 0]).hasPrefix("people.xlsx is not a text file"))
    #expect(
      sentence(Array("name\n\"Tom".utf8))
        == "people.xlsx, row 2: a quote (\") is opened and never closed")
  }

  @Test("A long cell is cut short in the sentence")
  func longCell() {
    let cell = "\"first line\n" + String(repeating: "more ", count: 60) + "\""
    let found = problems(.actions, "title,stage\nA,\(cell)\n")
    #expect(found.first?.contains("is not known: first line more more") == true)
    #expect(found.first?.contains("\u{2026} (choose open") == true)
    #expect(found.first?.contains("\n") == false)
  }
}

@Suite struct ImportColumnsTests {
  @Test(
    "Headings are found whatever their case, blanks, underscores and hyphens",
    arguments: ["raised_by", "Raised by", "RAISED-BY", " raisedBy ", "Raised  By:"])
  func spelling(heading: String) throws {
    let (after, plan) = try importing(
      .actions, "title,\(heading)\nA,Okafor\n", into: smallOrganisation())
    #expect(try after.action("NC-2026-015").raisedBy == id("Okafor"))
    #expect(plan.notes.isEmpty)
  }

  @Test(
    "Headings in common use are understood",
    arguments: [
      ("Ref", "reference", "X-1"), ("ID", "reference", "X-1"), ("No.", "reference", "X-1"),
      ("#", "reference", "X-1"), ("Number", "reference", "X-1"),
      ("Responsible", "owner", "Okafor"), ("Assigned to", "owner", "Okafor"),
      ("Assignee", "owner", "Okafor"), ("Due date", "due", "2026-12-01"),
      ("Deadline", "due", "2026-12-01"), ("Target date", "due", "2026-12-01"),
      ("State", "stage", "closed"), ("Status", "stage", "closed"),
      ("Date raised", "raised", "2026-01-01"), ("Opened", "raised", "2026-01-01"),
      ("Created", "raised", "2026-01-01"), ("Cause", "root_cause", "No rule"),
      ("Root Cause", "root_cause", "No rule"), ("Type", "kind", "complaint"),
      ("What happened", "notes", "Rain"), ("Corrective action", "plan", "Dig"),
    ])
  func synonyms(heading: String, key: String, cell: String) throws {
    let common = try plan(
      .actions, "title,\(heading)\nA,\(cell)\n", into: smallOrganisation())
    let settled = try plan(.actions, "title,\(key)\nA,\(cell)\n", into: smallOrganisation())
    #expect(common == settled)
  }

  @Test(
    "The title has many names", arguments: ["Description", "Issue", "Finding", "Subject", "Action"])
  func titles(heading: String) throws {
    let plan = try plan(.actions, "\(heading)\nA\n", into: emptyOrganisation())
    #expect(plan.added == 1)
  }

  @Test("Beside a title, a description is what happened, and an action the plan")
  func description() throws {
    let (after, _) = try importing(
      .actions, "Description,Action,Title\nD,P,T\n", into: emptyOrganisation())
    let action = try after.action("NC-2026-001")
    #expect(action.title == "T")
    #expect(action.notes == "D")
    #expect(action.plan.map(\.title) == ["P"])
  }

  @Test("Columns that are not known are told and left out")
  func unknown() throws {
    let one = try plan(.people, "name,Shoe size\nTom,44\n", into: emptyOrganisation())
    #expect(one.notes == ["the column Shoe size is not known and is left out"])
    let more = try plan(
      .people, "name,Shoe size,,Hat,\nTom,44,x,55,\n", into: emptyOrganisation())
    #expect(
      more.notes == [
        "columns not known and left out: Shoe size, number 3 (without a heading), Hat"
      ])
  }
}
