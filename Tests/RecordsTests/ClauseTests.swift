import Records
import Testing

@Suite("Editions and clauses")
struct ClauseTests {
  @Test(
    "an edition is read with or without the publisher before it",
    arguments: [
      ("9001:2015", "9001:2015", "ISO 9001:2015"), ("ISO 9001:2015", "9001:2015", "ISO 9001:2015"),
      ("  iso 14001:2026 ", "14001:2026", "ISO 14001:2026"),
      ("ISO/IEC 27001:2022", "27001:2022", "ISO/IEC 27001:2022"),
      ("iso/iec 27001:2022", "27001:2022", "ISO/IEC 27001:2022"),
      ("house-rules", "house-rules", "house-rules"),
    ])
  func editions(typed: String, text: String, spoken: String) throws {
    let edition = try #require(Edition(typed))
    #expect(edition.text == text)
    #expect(edition.description == spoken)
  }

  @Test("words with blanks are no edition", arguments: ["", "  ", "9001 2015", "our own rules"])
  func noEditions(typed: String) {
    #expect(Edition(typed) == nil)
  }

  @Test(
    "a clause is read as people write it",
    arguments: [
      ("9001:2015 8.4.1", "9001:2015 8.4.1"), ("ISO 9001:2015 8.4.1", "9001:2015 8.4.1"),
      ("iso/iec 27001:2022 a.8.12", "27001:2022 A.8.12"), ("9001:2015 § 8.4", "9001:2015 8.4"),
      ("9001:2015 §8.4", "9001:2015 8.4"), ("9001:2015 clause 8.4.", "9001:2015 8.4"),
      ("  9001:2015   10  ", "9001:2015 10"),
    ])
  func clauses(typed: String, text: String) throws {
    let clause = try #require(ClauseReference(typed))
    #expect(clause.description == text)
    #expect(ClauseReference(clause.description) == clause)
  }

  @Test(
    "what names no clause of an edition is refused",
    arguments: [
      "", "8.4.1", "9001:2015", "9001:2015 8.4 8.5", "9001:2015 8..4", "9001:2015 eight",
      "9001:2015 A", "9001:2015 B.1", "9001:2015 8.12345", "9001:2015 .8", "9001:2015 8.-1",
      "9001:2015 8.4a", "9001:2015 A.A.1", "9001:2015 ８.４", "ISO 9001", "clause 8.4", ":2015 8.4x",
    ])
  func noClauses(typed: String) {
    #expect(ClauseReference(typed) == nil)
  }

  @Test("clauses sort by edition, then segment by segment as numbers, Annex A last")
  func sorting() throws {
    let sorted = try [
      "14001:2015 4.1", "14001:2015 10.2", "27001:2022 4.1", "27001:2022 8.9", "27001:2022 8.10",
      "27001:2022 10.2", "27001:2022 A.5.1", "27001:2022 A.8.2", "27001:2022 A.8.10",
      "9001:2015 4", "9001:2015 4.1", "9001:2015 8.4", "9001:2015 8.4.1", "9001:2015 8.4.10",
      "9001:2015 8.5", "9001:2015 8.9", "9001:2015 8.10", "9001:2015 9.1", "9001:2015 10",
    ].map { try clause($0) }
    var source = SeededGenerator(seed: 8)
    for _ in 0..<20 {
      #expect(sorted.shuffled(using: &source).sorted() == sorted)
    }
    for (index, clause) in sorted.enumerated() {
      for (other, following) in sorted.enumerated() {
        #expect((clause < following) == (index < other), "\(clause) and \(following)")
      }
    }
  }

  @Test(
    "a clause lies within itself and those above it",
    arguments: [
      ("9001:2015 8.4", "9001:2015 8", true), ("9001:2015 8.4.1", "9001:2015 8", true),
      ("9001:2015 8.4", "9001:2015 8.4", true), ("9001:2015 8.4.1", "9001:2015 8.4", true),
      ("9001:2015 8.40", "9001:2015 8.4", false), ("9001:2015 8", "9001:2015 8.4", false),
      ("9001:2015 80", "9001:2015 8", false), ("14001:2015 8.4", "9001:2015 8", false),
      ("9001:2015 8.4", "9001:2026 8.4", false), ("27001:2022 A.8.12", "27001:2022 A.8", true),
      ("27001:2022 A.8.12", "27001:2022 8", false), ("27001:2022 8.1", "27001:2022 A.8", false),
      ("27001:2022 A.8.12", "27001:2022 A.8.1", false),
    ])
  func within(inner: String, outer: String, expected: Bool) throws {
    #expect(try clause(inner).isWithin(clause(outer)) == expected)
  }
}
