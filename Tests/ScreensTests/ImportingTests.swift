import Records
import Testing

@testable import Screens

@Suite struct ImportingTests {
  @Test("I asks for a file, its register and the day that ticks stand for")
  func asks() {
    var rig = Rig()
    rig.press("Itraining.csv⇥2026-01-02ⓢ")
    #expect(
      rig.effects == [
        .importCSV(
          CSVToImport(register: "actions", path: "training.csv", heldOn: day("2026-01-02")))
      ])
  }

  @Test("Ticks do not stand for a day to come")
  func future() {
    var rig = Rig()
    rig.press("Itraining.csv⇥2027-01-02ⓢ")
    #expect(rig.effects == [])
    #expect(rig.prose.contains("is still to come; ticks stand for what was"))
  }

  @Test("A refused file can be imported without what is wrong; Esc leaves it")
  func refused() {
    var rig = Rig()
    let file = CSVToImport(register: "training", path: "training.csv")
    rig.state.refuse(imported: ["training.csv, row 2: names no single person: all staff"], of: file)
    #expect(rig.prose.contains("row 2: names no single person: all staff"))
    #expect(rig.prose.contains("leave out what is wrong, and import the rest"))
    rig.press("⎋")
    #expect(rig.effects == [])
    rig.state.refuse(imported: ["training.csv, row 2: names no single person: all staff"], of: file)
    rig.press("l")
    #expect(
      rig.effects == [
        .importCSV(CSVToImport(register: "training", path: "training.csv", leavesOutBad: true))
      ])
  }

  @Test("What cannot be imported at all offers nothing")
  func unreadable() {
    var rig = Rig()
    rig.state.refuse(imported: ["training.csv is empty"])
    #expect(!rig.prose.contains("leave out"))
  }
}
