import Records
import Testing

@Suite("Flaws that somebody decided to leave for a while")
struct WaivedFlawTests {
  private func organisation(until: Day?, about: String? = nil) throws -> Organisation {
    var organisation = try LinterTests.orderly()
    organisation.trainings = Register()
    var waiver = Waiver(id: try id("waiver"))
    waiver.about = about ?? "competence-untrained: competence forklift"
    (waiver.reason, waiver.until, waiver.on) = ("the truck comes in March", until, today - 40)
    organisation.waivers.put(waiver)
    return organisation
  }

  private func check(_ organisation: Organisation) throws -> RecordCheck {
    organisation.recordCheck(
      today: today, library: try LinterTests.library(),
      matrix: TrainingMatrix(of: organisation, today: today))
  }

  @Test("a waived flaw is not counted up to and including the waiver's last day")
  func waived() throws {
    for days in [0, 30] {
      let check = try check(organisation(until: today + days))
      #expect(check.current.isEmpty)
      #expect(check.waived.map(\.flaw.kind) == [.untrained])
      #expect(check.waived.map(\.waiver.reason) == ["the truck comes in March"])
    }
  }

  @Test("one that ran out is told of with the flaw")
  func ranOut() throws {
    let check = try check(organisation(until: today - 1))
    #expect(check.waived.isEmpty)
    let flaw = try #require(check.current.first)
    #expect(check.current.map(\.kind) == [.untrained])
    #expect(
      check.finding(of: flaw).contains("(waived until \((today - 1).full), which has passed)"))
  }

  @Test("one without a last day holds on no day")
  func noLastDay() throws {
    #expect(try check(organisation(until: nil)).current.map(\.kind) == [.untrained])
  }

  @Test("one about nothing any more is a flaw itself, unless it is about advice or a file")
  func idle() throws {
    func kinds(_ about: String) throws -> [RecordFlaw.Kind] {
      try check(organisation(until: today + 9, about: about)).current.map(\.kind)
    }
    #expect(try kinds("owner-left: document sop owner") == [.untrained, .waiverIdle])
    #expect(try kinds("owner has left: ann") == [.untrained])
    #expect(try kinds("evidence-gone: action nc x.pdf") == [.untrained])
    #expect(try kinds("dangling") == [.untrained])
  }
}
