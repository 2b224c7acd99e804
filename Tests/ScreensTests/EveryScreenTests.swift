import Records
import Resources
import Testing

@testable import Screens

@Suite("Every screen")
struct EveryScreenTests {
  static let sizes = [(60, 16), (80, 24), (81, 25), (100, 30), (120, 40), (200, 60)]
  /// Keys that lead to every pane, form, choice and question.
  static let ways = [
    "1", "2", "2⏎", "2⏎GG", "2a", "2e", "2o", "2d", "2t", "2tcl⏎", "2p", "2v", "2f", "2/is:open",
    "2s",
    "3", "3a", "3a⇥", "3⏎", "3e", "3d", "3R", "4", "4⏎", "4r", "4p", "4w", "9", "9a", "9⇥", "9⇥⇥⇥⇥",
    "9⇥⇥⇥⇥a",
    "9⇤", "?", ":", "2 :", "2V", "2/is:", "2/found⏎Vkeep⏎", "2*onov⏎", "2*tcl⏎", "2*tcanc⏎", "2*A",
    "2*C8.4⏎", "3C", "3Cb", "3C⇥", "3C⏎", "3P", "3P→p", "3P→pe", "3A", "3A⏎", "3T", "3T⏎", "2*d",
    "1+", "3⏎+", "2*tcanc⏎Twiceⓢ", "3Q", "3Q⏎", "3Qa", "3Qe", "3Qs", "3Q/is:own", "3p",
    "3⏎=1c 99m",
    "2B", "3x", "3xⓢ", "9⇥⇥⇥⇥⇥", "9⇥⇥⇥⇥⇥a", "9⇥⇥⇥⇥⇥⇥a", "9⇥⇥⇥⇥⇥⇥⇥a",
    "4p⇥", "4pG", "4pi", "4pJ", "4pp", "4R⏎", "4J", "1W", "1Wweld⏎", "3⏎W", "9v", "9J", "9t",
    "9⇥⇥v", "2R", "5", "5a", "5m", "6", "6a",
    "4O", "4O⏎", "4Oo", "4O*d", "4Os", "4O/is:none", "4B", "4B⏎", "4Bp", "4X", "4Xp", "4X*o",
    "4XL", "4X⏎", "9X", "9x",
    "4A", "4A⏎", "4S", "4Sa", "4Sa⏎", "4S⏎", "4S⏎a", "4S⏎⏎", "4Sd", "4Sc", "4P", "4P⏎", "4Pb",
    "4Pn",
    "4PC", "4E", "4Ef", "4Ed", "7", "7a", "7aⓢ⏎", "7aⓢ⏎D", "7aⓢ⏎t", "7aⓢ⏎h", "7aⓢ⏎hⓢM", "7⏎",
    "4PC", "4E", "4Ef", "4Ed", "8", "8a", "8e", "8⏎", "8⏎G", "8⏎e", "8⏎d", "8⏎p", "8⏎A", "8⏎P",
    "8⏎b", "8⏎t",
  ]

  @Test("the sample's history is unbroken, fits its records and shows how they stood")
  func sampleHistory() throws {
    let sample = try SampleOrganisation.load(today: Rig.today)
    #expect(sample.history.count > 40)
    #expect(sample.historyFlaws().map(\.description) == [])
    let past = try #require(sample.standing(on: Rig.today - 100))
    #expect(past.actions.count < sample.actions.count)
    #expect(
      past.actions.all.reduce(0) { $0 + $1.slips } < sample.actions.all.reduce(0) { $0 + $1.slips })
  }

  @Test("the sample's open audits carry every follow-up, so that opening one changes nothing")
  func sampleFollowUps() throws {
    let sample = try SampleOrganisation.load(today: Rig.today)
    let id = try #require(RecordID("new"))
    let missing = sample.audits.all.flatMap { audit in
      sample.missingFollowUps(in: audit, today: Rig.today, newID: { id })
        .map { "\(audit.name): \($0.question)" }
    }
    #expect(missing == [])
  }

  @Test("draws without a gap at every size", arguments: sizes)
  func draws(columns: Int, rows: Int) throws {
    let library = try BuiltInLibrary.load()
    let sample = try SampleOrganisation.load(today: Rig.today)
    for way in Self.ways {
      var rig = Rig(sample, columns: columns, rows: rows, library: library)
      rig.press(way)
      let frame = rig.frame
      #expect(frame.rows.count == rows, "\(way)")
      for row in frame.rows {
        #expect(row.count == columns)
        // Every row fills its columns exactly: a wide glyph is followed by its empty second half.
        #expect(row.map(\.glyph).joined().columns == columns, "\(way)")
      }
      #expect(!rig.footer.isEmpty, "\(way)")
      if let cursor = frame.cursor {
        #expect((0..<columns).contains(cursor.column) && (0..<rows).contains(cursor.row), "\(way)")
      }
    }
  }

  @Test(
    "says what size it needs below 60x16 and loses nothing",
    arguments: [(59, 16), (60, 15), (40, 10), (10, 3), (1, 1)])
  func tooSmall(columns: Int, rows: Int) {
    var rig = Rig()
    rig.press("2aSome title")
    rig.resize(columns, rows)
    if columns >= 40 { #expect(rig.text.replacing("\n", with: " ").contains("needs 60x16")) }
    rig.resize(80, 24)
    #expect(rig.text.contains("Some title"))
  }

  @Test(
    "any key in any order leaves a screen that can be drawn and changes that can be undone",
    arguments: 0..<20)
  func survivesAnything(seed: Int) throws {
    var source = SeededGenerator(seed: UInt64(seed))
    var rig = Rig()
    let before = rig.records
    let keys = Array(
      "123449abcdefghijklmnopqrstuvwxyzABCDGJLMNORUVWX+* /:?-[] \u{00E9}漏⏎⏎⏎⎋⎋⇥⇤⌫⌦↑↓←→ⓢⓢⓡ")
    for _ in 0..<400 {
      rig.press(String(keys[Int(source.next(upperBound: UInt64(keys.count)))]))
      #expect(rig.frame.rows.count == 24)
    }
    while !rig.state.overlays.isEmpty { rig.state.overlays.removeLast() }
    rig.state.show(.dashboard)
    for _ in 0..<500 { rig.press("u") }
    // Where the auditor stood is kept without being a step.
    var after = rig.records
    for var audit in after.audits.all {
      audit.position = nil
      after.audits.put(audit)
    }
    #expect(after == before)
  }

  @Test("no place gives one key to two commands")
  func noDuplicateKeys() {
    for place in Place.allCases {
      var seen: [Key: String] = [:]
      for command in Command.of(place) {
        for key in command.keys {
          #expect(
            seen[key] == nil,
            "\(key.name) in \(place.rawValue): \(seen[key] ?? "") and \(command.id)")
          seen[key] = command.id
        }
      }
    }
    let ids = Command.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test("the settled keys do what they are settled for, in every pane", arguments: Pane.allCases)
  func settledKeys(pane: Pane) {
    var rig = Rig()
    rig.press(String(pane.digit))
    for (key, id) in [("u", "edit.undo"), ("?", "help"), (":", "palette"), ("q", "quit")] {
      #expect(rig.state.command(for: .character(Character(key)))?.id == id)
    }
    #expect(rig.state.command(for: .control("r"))?.id == "edit.redo")
    #expect(rig.state.command(for: .control("z"))?.id == "suspend")
    for digit in Pane.allCases.map(\.digit) {
      #expect(rig.state.command(for: .character(digit))?.id.hasPrefix("pane.") == true)
    }
  }

  @Test("the header says who, today and whether everything is saved")
  func header() {
    var rig = Rig()
    #expect(rig.lines[0].contains("M. Lim · Fri 20 Nov 2026 · saved"))
    rig.state.save = .saving
    #expect(rig.lines[0].hasSuffix("saving"))
    rig.state.save = .saved(at: "14:02")
    #expect(rig.lines[0].hasSuffix("saved 14:02"))
    rig.state.save = .failed("not saved: no room on the disk of x; free some")
    #expect(rig.lines[0].hasSuffix("NOT SAVED"))
    #expect(rig.text.contains("no room on the disk"))
  }
}
