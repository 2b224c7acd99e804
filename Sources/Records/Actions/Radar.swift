/// Sees that something has happened before: what matching needs of each action, kept from one key to the next.
///
/// Empty at first; it reads the register when it is first asked. Whoever keeps one tells it what changed since.
package struct Radar: Sendable {
  /// What is looked at of every action, apart from all that would have to be counted when it is handed about.
  struct Facts: Sendable {
    let raised: Day
    /// Numbers of the radar's own; -1 for none.
    let area: Int32
    let category: Int32
    let causeCategory: Int32
    /// The first clause, and whether there are more.
    let clause: Int32
    let hasMoreClauses: Bool
    /// Whether it still is what the register holds; others are left lying until there are many.
    var isCurrent = true
  }

  /// What else matching needs of an action that others may be a recurrence of.
  struct Entry: Sendable {
    let id: RecordID
    let clauses: [Int32]
    /// Stems in ascending order.
    let titleWords: [Int32]
    let causeWords: [Int32]
    /// The texts that the stems are those of.
    let title: String
    let whys: [Why]
  }

  private(set) var entries: [Entry] = []
  /// Of the entry in the same place.
  private(set) var facts: [Facts] = []
  /// How many entries are current.
  private(set) var count = 0
  private(set) var titles = WordPlaces()
  private(set) var causes = WordPlaces()
  var words = RadarWords()
  private(set) var clauses = Numbers<ClauseReference>()
  private(set) var areas = Numbers<RecordID>()
  private(set) var terms = Numbers<String>()
  private var places: [RecordID: Int] = [:]
  private var changed: Set<RecordID> = []
  /// Whether all of the register has been read.
  package private(set) var isComplete = false
  /// Where reading ahead goes on in the register.
  private var ahead = 0

  package init() {}

  /// Notes that an action was added, changed or taken out.
  package mutating func forget(_ id: RecordID) {
    if isComplete { changed.insert(id) } else { ahead = 0 }
  }

  /// Notes that anything may have changed. Texts that stayed as they were are not read again.
  package mutating func forgetAll() {
    isComplete = false
    ahead = 0
  }

  /// Reads a part of the register before anything is asked, for moments in which nothing else is to be done.
  package mutating func readAhead(_ organisation: Organisation, actions count: Int = 1_000) {
    guard !isComplete else { return }
    if ahead == 0 { forgetEntries() }
    let actions = organisation.actions.all
    let end = min(ahead + count, actions.count)
    for place in ahead..<end { add(actions[place], before: nil) }
    ahead = end
    guard end == actions.count else { return }
    isComplete = true
    changed = []
    ahead = 0
  }

  private mutating func forgetEntries() {
    (entries, facts, places, count) = ([], [], [:], 0)
    (titles, causes) = (WordPlaces(), WordPlaces())
  }

  /// Where an action's entry is.
  func place(of id: RecordID) -> Int? { places[id] }

  /// Takes in what changed in the register.
  mutating func follow(_ organisation: Organisation) {
    if !isComplete || entries.count > 2 * count + 1_000 {
      readAll(organisation)
    } else {
      for id in changed {
        if let place = places.removeValue(forKey: id) { drop(place) }
        if let action = organisation.actions[id] { add(action, before: nil) }
      }
    }
    changed = []
  }

  private mutating func readAll(_ organisation: Organisation) {
    let before = entries
    let placesBefore = places
    let actions = organisation.actions.all
    forgetEntries()
    entries.reserveCapacity(actions.count)
    facts.reserveCapacity(actions.count)
    places.reserveCapacity(actions.count)
    for index in actions.indices {
      add(actions[index], before: placesBefore[actions[index].id].map { before[$0] })
    }
    isComplete = true
    ahead = 0
  }

  private mutating func drop(_ place: Int) {
    facts[place].isCurrent = false
    count -= 1
    titles.drop(entries[place].titleWords)
    causes.drop(entries[place].causeWords)
  }

  /// - Parameter before: what was known of the action.
  private mutating func add(_ action: borrowing Action, before: Entry?) {
    guard action.actionKind.canRecur, action.stage != .cancelled, let raised = action.raised else {
      return
    }
    let (title, whys) = (action.title, action.whys)
    let titleWords = before?.title == title ? before?.titleWords : nil
    let causeWords = before?.whys == whys ? before?.causeWords : nil
    let clauses = action.clauses.map { self.clauses.number(of: $0) }
    let entry = Entry(
      id: action.id, clauses: clauses, titleWords: titleWords ?? words.stems(of: title),
      causeWords: causeWords ?? self.causeWords(of: whys), title: title, whys: whys)
    facts.append(
      Facts(
        raised: raised, area: action.area.map { areas.number(of: $0) } ?? -1,
        category: term(action.category), causeCategory: term(action.causeCategory),
        clause: clauses.first ?? -1, hasMoreClauses: clauses.count > 1))
    titles.add(entry.titleWords, at: entries.count)
    causes.add(entry.causeWords, at: entries.count)
    places[entry.id] = entries.count
    entries.append(entry)
    count += 1
  }

  /// The number of a category; upper and lower case are the same.
  mutating func term(_ text: String) -> Int32 {
    if text.isEmpty { return -1 }
    let term = text.trimmed.lowercased()
    return term.isEmpty ? -1 : terms.number(of: term)
  }

  /// The number of an area, if an action has it.
  func area(_ id: RecordID?) -> Int32 { id.flatMap { areas[$0] } ?? -1 }

  mutating func causeWords(of whys: [Why]) -> [Int32] {
    if whys.isEmpty { return [] }
    return words.stems(of: whys.roots.map { whys[$0].text }.joined(separator: "\n"))
  }

  /// Numbers handed out to values, from 0.
  struct Numbers<Value: Hashable & Sendable>: Sendable {
    private var numbers: [Value: Int32] = [:]
    private(set) var values: [Value] = []

    subscript(value: Value) -> Int32? { numbers[value] }

    mutating func number(of value: Value) -> Int32 {
      if let number = numbers[value] { return number }
      let number = Int32(values.count)
      numbers[value] = number
      values.append(value)
      return number
    }
  }

  /// Which entries have a word.
  struct WordPlaces: Sendable {
    private var places: [[Int32]] = []
    /// How many current entries have it.
    private var counts: [Int32] = []

    mutating func add(_ words: [Int32], at place: Int) {
      for word in words.map({ Int($0) }) {
        while places.count <= word {
          places.append([])
          counts.append(0)
        }
        places[word].append(Int32(place))
        counts[word] += 1
      }
    }

    mutating func drop(_ words: [Int32]) {
      for word in words { counts[Int(word)] -= 1 }
    }

    func count(of word: Int) -> Int { word < counts.count ? Int(counts[word]) : 0 }

    func forEachPlace(of word: Int, _ body: (Int) -> Void) {
      guard word < places.count else { return }
      for place in places[word] { body(Int(place)) }
    }
  }
}
