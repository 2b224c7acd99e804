import Records
import Resources
import Testing

@Suite("The catalogues and questions inside the program")
struct LibraryTests {
  private let library: Library

  init() throws { library = try BuiltInLibrary.load() }

  private func edition(_ text: String) throws -> Edition { try #require(Edition(text)) }

  @Test(
    "have every edition with its number of clauses that can be audited",
    arguments: [
      ("9001:2015", 60), ("14001:2015", 32), ("45001:2018", 40), ("27001:2022", 123),
      ("9001:2026", 60), ("14001:2026", 35),
    ])
  func editions(text: String, count: Int) throws {
    let standard = try #require(library[edition(text)])
    #expect(standard.auditableClauses.count == count)
    #expect(Set(standard.clauses.map(\.number)).count == standard.clauses.count)
    #expect(standard.clauses.allSatisfy { !$0.title.isEmpty })
  }

  @Test(
    "ask of every clause whether it is defined, whether it is followed, and whether it is still fit",
    arguments: ["9001:2015", "14001:2015", "45001:2018", "27001:2022", "9001:2026", "14001:2026"])
  func aspects(text: String) throws {
    for clause in try #require(library[edition(text)]).auditableClauses {
      let aspects = Set(library.questions(about: clause).map(\.aspect))
      #expect(aspects == [.defined, .followed, .forward], "\(clause)")
    }
  }

  @Test("ISO/IEC 27001:2022 has the 93 controls of Annex A: 37, 8, 14 and 34")
  func annex() throws {
    let clauses = try #require(library[edition("27001:2022")]).auditableClauses.map(\.number)
    let themes = ["A.5", "A.6", "A.7", "A.8"].map { theme in
      clauses.count { ClauseReference.isNumber($0, within: theme) }
    }
    #expect(themes == [37, 8, 14, 34])
  }

  @Test("no question names a clause that is not in a catalogue, or one that only groups others")
  func clausesExist() {
    for question in library.checklists.flatMap(\.questions) {
      for clause in question.clauses {
        let found = library[clause.edition]?.clause(clause.number)
        #expect(found?.isHeading == false, "\(clause): \(question.question)")
      }
    }
  }

  @Test("every question is there once, says what to look at, and when it last changed")
  func questions() {
    let all = library.checklists.flatMap(\.questions)
    #expect(Set(all.map(\.question)).count == all.count)
    #expect(all.count > 700)
    for question in all {
      #expect(!question.lookAt.isEmpty && question.changed != nil, "\(question.question)")
      #expect(question.question.count <= 170, "\(question.question)")
      #expect(question.aspect != .followUp)
    }
  }

  @Test("what the four standards share is asked once for all of them")
  func shared() throws {
    let context = ClauseReference(edition: try edition("9001:2015"), number: "4.1")
    let asked = library.questions(about: context).filter { $0.aspect == .defined }
    let editions = Set(asked.flatMap(\.clauses).map(\.edition.text))
    #expect(editions.isSuperset(of: ["9001:2015", "14001:2015", "45001:2018", "27001:2022"]))
  }

  @Test("10.2 is nonconformity and corrective action in every edition")
  func invariant() {
    for standard in library.standards {
      #expect(standard.title(of: "10.2")?.contains("onconformity") == true, "\(standard.name)")
    }
  }

  @Test(
    "the editions of 2026 say what they supersede, until when, and where each clause comes from",
    arguments: [
      ("9001:2026", "9001:2015", "2026-09-16", "2029-09-30"),
      ("14001:2026", "14001:2015", "2026-04-15", "2029-04-30"),
    ])
  func successions(text: String, old: String, published: String, transition: String) throws {
    let standard = try #require(library[edition(text)])
    let succession = try #require(standard.succession)
    #expect(succession.supersedes == (try edition(old)))
    #expect(succession.published == Day(published))
    #expect(succession.transition == Day(transition))
    #expect(!succession.note.isEmpty)
    let before = try #require(library[succession.supersedes])
    for clause in standard.clauses where !clause.isHeading {
      if let was = clause.was {
        #expect(before.clause(was)?.isHeading == false, "\(clause.number)")
      }
      #expect(clause.was != nil || !clause.change.isEmpty, "\(clause.number)")
    }
  }

  @Test(
    "a clause of a new edition is asked about with the questions of the one that it goes on from")
  func predecessors() throws {
    let clause = ClauseReference(edition: try edition("14001:2026"), number: "6.1.5")
    #expect(library.predecessor(of: clause)?.number == "6.1.4")
    let before = ClauseReference(edition: try edition("14001:2015"), number: "6.1.4")
    #expect(
      Set(library.questions(about: clause)).isSuperset(of: library.questions(about: before)))
  }
}
