import Records
import Testing

@Suite("A chain of whys")
struct WhyTests {
  @Test(
    "is read from a line and written as the same line",
    arguments: [
      ("Nobody asks", Why("Nobody asks")),
      ("[2] Nobody asks", Why("Nobody asks", level: 2)),
      ("[root] No field for it", Why("No field for it", isRoot: true)),
      ("[3 root] No field for it", Why("No field for it", level: 3, isRoot: true)),
      ("\\[2] is what the label said", Why("[2] is what the label said")),
      ("\\\\[2] is what the label said", Why("\\[2] is what the label said")),
      ("[sic] the note was lost", Why("[sic] the note was lost")),
      ("[2]", Why("[2]")), ("[2 3] x", Why("[2 3] x")), ("[] x", Why("[] x")),
      ("[100] x", Why("[100] x")), ("[0] x", Why("[0] x")), ("検査の記録がない", Why("検査の記録がない")),
    ])
  func lines(line: String, why: Why) throws {
    #expect(Why(line: line) == why)
    #expect(why.line == line)
    #expect(try Why(value: #require(why.value)) == why)
  }

  @Test("is the same after marks of other spellings")
  func otherSpellings() {
    #expect(Why(line: "[ROOT 2]  text") == Why("text", level: 2, isRoot: true))
    #expect(Why("text", level: -4).level == 1)
  }

  /// A chain of three with a branch of two under the first.
  private static let branched: [Why] = ["a", "b", "c", Why("d", level: 2), "e"]

  @Test(
    "has a level for each answer, whatever a file says",
    arguments: [
      ([], []), (["a", "b", "c"], [1, 2, 3]), (branched, [1, 2, 3, 2, 3]),
      ([Why("a", level: 5), Why("b", level: 9)], [1, 2]),
      ([Why("a"), Why("b", level: 1), Why("c", level: 1)], [1, 1, 1]),
    ] as [([Why], [Int])])
  func levels(whys: [Why], levels: [Int]) {
    #expect(whys.levels == levels)
  }

  @Test("asks for each answer what it explains")
  func questions() {
    let whys = WhyTests.branched
    #expect(whys.indices.map { whys.question(of: $0) } == [nil, 0, 1, 0, 3])
    #expect(whys.indices.map { whys.isLast($0) } == [false, false, true, false, true])
    #expect(whys.question(of: 9) == nil)
  }

  @Test("ends at its root cause, unless others are marked")
  func roots() {
    #expect(([] as [Why]).roots == [])
    #expect(WhyTests.branched.roots == [4])
    var marked = WhyTests.branched
    marked.toggleRoot(2)
    #expect(marked.roots == [2])
    marked.toggleRoot(4)
    #expect(marked.roots == [2, 4])
    marked.toggleRoot(2)
    marked.toggleRoot(4)
    #expect(marked == WhyTests.branched)
  }

  /// The chain with each answer's level before it, as in "1a 2b 3c 2d".
  private func outline(_ whys: [Why]) -> String {
    zip(whys.levels, whys).map { "\($0)\($1.text)" }.joined(separator: " ")
  }

  struct Change: Sendable, CustomStringConvertible {
    let description: String
    let expected: String
    let change: @Sendable (inout [Why]) -> Void
  }

  @Test(
    "keeps its shape when it is changed",
    arguments: [
      Change(description: "an answer at the end", expected: "1a 2b 3c 2d 3e 4x") {
        $0.answer(4, with: "x")
      },
      Change(description: "an answer at the end of a branch", expected: "1a 2b 3c 4x 2d 3e") {
        $0.answer(2, with: "x")
      },
      Change(description: "another answer to an answered one", expected: "1a 2b 3c 2d 3e 2x") {
        $0.answer(0, with: "x")
      },
      Change(description: "an answer to what happened", expected: "1a 2b 3c 2d 3e 1x") {
        $0.answer(nil, with: "x")
      },
      Change(description: "one before the first", expected: "1x 2a 3b 4c 3d 4e") {
        $0.insertBefore(0, "x")
      },
      Change(description: "one before the second", expected: "1a 2x 3b 4c 2d 3e") {
        $0.insertBefore(1, "x")
      },
      Change(description: "one before a branch", expected: "1a 2b 3c 2x 3d 4e") {
        $0.insertBefore(3, "x")
      },
      Change(description: "a branch beside the second", expected: "1a 2b 3c 2x 2d 3e") {
        $0.branch(at: 1, "x")
      },
      Change(description: "a branch beside the last", expected: "1a 2b 3c 2d 3e 3x") {
        $0.branch(at: 4, "x")
      },
      Change(description: "the first taken out", expected: "1b 2c 1d 2e") { $0.take(out: 0) },
      Change(description: "the second taken out", expected: "1a 2c 2d 3e") { $0.take(out: 1) },
      Change(description: "the branch's head taken out", expected: "1a 2b 3c 2e") {
        $0.take(out: 3)
      },
      Change(description: "the last taken out", expected: "1a 2b 3c 2d") { $0.take(out: 4) },
      Change(description: "one that is not there taken out", expected: "1a 2b 3c 2d 3e") {
        $0.take(out: 5)
      },
    ])
  func changes(change: Change) {
    var whys = WhyTests.branched
    change.change(&whys)
    #expect(outline(whys) == change.expected)
    #expect(whys.map(\.line).map(Why.init(line:)) == whys)
  }

  @Test("a chain without branches stays plain text, one line a why")
  func plain() {
    var whys: [Why] = []
    whys.answer(nil, with: "a")
    whys.answer(0, with: "c")
    whys.insertBefore(1, "b")
    #expect(whys.map(\.line) == ["a", "b", "c"])
    whys.take(out: 1)
    #expect(whys.map(\.line) == ["a", "c"])
  }

  @Test(
    "an answer that explains nothing, or only blames someone, is pointed out",
    arguments: [
      ("Notes unsigned on delivery", "Delivery notes unsigned", true, .restates),
      ("The delivery note was not signed", "Delivery notes unsigned", true, .restates),
      ("The driver forgot", "Delivery notes unsigned", true, .stopsAtPerson),
      ("Human error", "Delivery notes unsigned", true, .stopsAtPerson),
      ("The welder didn’t follow the instruction", "Seam cracked", true, .stopsAtPerson),
      ("Die Unterschrift wurde vergessen", "Lieferschein offen", true, .stopsAtPerson),
      ("The driver forgot", "Delivery notes unsigned", false, nil),
      ("Routes leave no waiting time", "Drivers leave before the customer signs", true, nil),
      ("Nobody owns the list", "The list is out of date", true, nil),
      ("", "Delivery notes unsigned", true, nil),
    ] as [(String, String, Bool, WhyHint?)])
  func hints(answer: String, question: String, isLast: Bool, hint: WhyHint?) {
    #expect(WhyHint.about(answer, to: question, isLast: isLast) == hint)
  }

  @Test("the first why is held against what happened, each other against the one it answers")
  func hintsInAnAction() throws {
    var action = Action(id: try id("a"))
    action.title = "Delivery notes unsigned"
    action.whys = ["Unsigned notes", "Signing comes last", "Signing comes last", "A mistake"]
    #expect(
      (0..<5).map { action.hint(on: $0) } == [.restates, nil, .restates, .stopsAtPerson, nil])
  }
}
