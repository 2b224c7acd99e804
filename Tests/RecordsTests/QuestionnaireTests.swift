import Records
import Testing

@Suite("The questionnaire")
struct QuestionnaireTests {
  private func entries(_ own: [OwnQuestion], held: [String] = ["9001:2015"]) throws
    -> [Questionnaire.Entry]
  {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.standards = try held.map { try edition($0) }
    organisation.profiles.put(profile)
    for question in own { organisation.questions.put(question) }
    return organisation.questionnaire(library: organisation.library(extending: try smallLibrary()))
      .entries
  }

  private func own(_ text: String, _ clauses: [String] = []) throws -> OwnQuestion {
    var question = OwnQuestion(id: try id(text))
    question.question = text
    question.clauses = try clauses.map { try clause($0) }
    return question
  }

  @Test("built-in questions stand by clause, own ones among them, general ones last")
  func order() throws {
    let entries = try entries([own("Who counts?", ["9001:2015 8.1"]), own("Anything else?")])
    #expect(
      entries.map(\.question.question) == [
        "Who counts?", "How are suppliers chosen?", "Show me the last three.",
        "Will they still be there?", "Anything else?",
      ])
    #expect(entries.map(\.origin) == [.own, .builtIn, .builtIn, .builtIn, .own])
  }

  @Test("an own wording stands in place of the program's, and a retired one stays to be taken back")
  func inPlace() throws {
    var wording = try own("How do you choose?", ["9001:2015 8.4.1"])
    wording.replaces = "How are suppliers chosen?"
    var retired = try own("Show me the last three.", ["9001:2015 8.4.1"])
    retired.replaces = retired.question
    retired.isRetired = true
    let entries = try entries([wording, retired])
    #expect(entries.count == 3)
    #expect(entries.first { $0.question.question == "How do you choose?" }?.origin == .inPlace)
    #expect(entries.filter(\.isRetired).map(\.question.question) == ["Show me the last three."])
  }

  @Test("of editions that are not held only our own are shown")
  func held() throws {
    #expect(
      try entries([own("Ours", ["9001:2015 8.1"])], held: ["14001:2015"])
        .map(\.question.question) == ["Ours"])
    #expect(try entries([], held: []).count == 3)
  }

  @Test("when the questionnaire changed last, and by how much")
  func change() throws {
    var organisation = try bareOrganisation()
    #expect(organisation.questionnaireChange() == nil)
    for (text, on) in [("A", "2026-01-01"), ("B", "2026-02-01"), ("C", "2026-02-01")] {
      var question = try own(text, ["9001:2015 8.1"])
      question.changed = try day(on)
      organisation.questions.put(question)
    }
    let change = try #require(organisation.questionnaireChange())
    #expect(change.day == (try day("2026-02-01")))
    #expect(change.questions == 2)
    #expect(organisation.questionnaireChange(of: [try clause("9001:2015 9.2")]) == nil)
    // Up to a day, and of some areas only.
    let before = organisation.questionnaireChange(upTo: try day("2026-01-31"))
    #expect(before?.day == (try day("2026-01-01")))
    var elsewhere = try own("D", ["9001:2015 8.1"])
    elsewhere.area = try id("yard")
    elsewhere.changed = try day("2026-03-01")
    organisation.questions.put(elsewhere)
    let here = organisation.questionnaireChange(areas: [try id("office")])
    #expect(here?.day == (try day("2026-02-01")))
    let there = organisation.questionnaireChange(areas: [try id("yard")])
    #expect(there?.day == (try day("2026-03-01")))
  }

  @Test(
    "a clause that no edition has is told of",
    arguments: [
      ("9001:2015 8.1", nil), ("9001:2015 8.9", "9001:2015 8.9 is in no edition"),
      ("9001:1987 4.1", "9001:1987 4.1 is in no edition that the program knows"),
    ] as [(String, String?)])
  func flaw(text: String, start: String?) throws {
    let flaw = try smallLibrary().flaw(ofClause: try clause(text))
    if let start { #expect(flaw?.hasPrefix(start) == true) } else { #expect(flaw == nil) }
  }
}
