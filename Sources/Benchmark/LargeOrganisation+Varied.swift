import Records

extension LargeOrganisation {
  /// An organisation whose actions differ as those of a register of many years do, with as many changes in its history.
  static func makeVaried(actions count: Int) -> Organisation {
    var source = SeededGenerator(seed: 20)
    var organisation = make(actions: count)
    var areas: [RecordID] = []
    for number in 0..<24 {
      var area = Area(id: RecordID(using: &source))
      area.name = "Area \(number)"
      areas.append(area.id)
      organisation.areas.put(area)
    }
    // As in a language, a few words are in very many titles and most are rare.
    let words = (0..<4_000).map { word($0) }
    func pick(_ source: inout SeededGenerator) -> String {
      let place = Double(Int.random(in: 0..<1_000_000, using: &source)) / 1_000_000
      return words[Int(place * place * place * Double(words.count))]
    }
    let ids = organisation.actions.identifiers
    for (number, id) in ids.enumerated() {
      guard var action = organisation.actions[id] else { continue }
      action.title = (0..<6).map { _ in pick(&source) }.joined(separator: " ")
      action.area = areas.randomElement(using: &source)
      action.category = Action.usualCategories.randomElement(using: &source) ?? ""
      action.causeCategory = Action.usualCauseCategories.randomElement(using: &source) ?? ""
      action.whys = [
        "It was not seen", Why((0..<7).map { _ in pick(&source) }.joined(separator: " ")),
      ]
      let clause = "9001:2015 \(number % 7 + 4).\(number % 3 + 1).\(number % 4 + 1)"
      action.clauses = ClauseReference(clause).map { [$0] } ?? []
      action.effective = number % 3 == 0 ? number % 4 != 0 : nil
      action.recurrenceOf = number % 50 == 49 ? ids[number - 40] : nil
      organisation.actions.put(action)
    }
    note(changes: count, in: &organisation, using: &source)
    return organisation
  }

  private static func note(
    changes count: Int, in organisation: inout Organisation, using source: inout SeededGenerator
  ) {
    let ids = organisation.actions.identifiers
    for number in 0..<count {
      var change = HistoryChange()
      change.kind = RecordKind.action.rawValue
      change.record = ids.randomElement(using: &source)
      change.field = "notes"
      var entry = HistoryEntry(id: RecordID(using: &source))
      entry.day = today - 700 + 700 * number / count
      entry.who = "Person 1"
      entry.changes = [change]
      organisation.history.put(entry)
    }
  }

  /// A word of two or three syllables, another for each number.
  private static func word(_ number: Int) -> String {
    let syllables = [
      "ba", "dro", "fen", "gil", "hu", "kar", "lom", "mi", "nod", "pu", "ras", "ste",
    ]
    return syllables[number % 12] + syllables[number / 12 % 12]
      + (number < 144 ? "" : syllables[number / 144 % 12] + (number < 1_728 ? "" : "t"))
  }
}
