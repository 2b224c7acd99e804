extension Radar {
  /// Earlier actions that may be the same thing, the likeliest first, then those raised last.
  ///
  /// Nonconformities, incidents and complaints are compared, cancelled ones and those without a raised day left out. One
  /// counts as earlier when it was raised on the same day or before, within the look-back of the settings; the day
  /// exactly so many months ago is within. Words of the title, clause, area, cause and category give points (see
  /// `EarlierMatch.score`); fifty for two different reasons make a match, and so do titles that are nearly the same.
  ///
  /// - Parameters:
  ///   - action: one on file, or a draft; without a raised day it is taken to be raised today.
  ///   - limit: how many matches are wanted at most.
  package mutating func matches(
    of action: Action, in organisation: Organisation, today: Day, limit: Int = 3
  ) -> [EarlierMatch] {
    guard limit > 0, action.actionKind.canRecur, action.stage != .cancelled else { return [] }
    follow(organisation)
    let query = RadarQuery(action, in: &self)
    let last = action.raised ?? today
    let months = min(max(0, organisation.profile.lookBackMonths), 1_200)
    let first = last.adding(months: -months)
    let titleLikeness = titles.likeness(to: query.titleWords, among: entries.count)
    let causeLikeness = causes.likeness(to: query.causeWords, among: entries.count)
    let own = place(of: action.id)
    var best: [(score: Int, place: Int)] = []
    for place in facts.indices
    where facts[place].raised >= first && facts[place].raised <= last && facts[place].isCurrent
      && place != own
    {
      let points = query.points(
        for: place, in: self, title: titleLikeness?[place], cause: causeLikeness?[place])
      guard points.isMatch else { continue }
      keep((points.sum, place), among: &best, limit: limit)
    }
    guard !best.isEmpty else { return [] }
    let chain = Set(
      organisation.recurrenceChain(from: action.recurrenceOf, without: action.id))
    return best.map { score, place in
      let id = entries[place].id
      return EarlierMatch(
        action: id, score: score,
        reasons: reasons(
          query, action, place, title: titleLikeness?[place], cause: causeLikeness?[place]),
        isLinked: chain.contains(id)
          || organisation.wouldMakeRing(action.id, recurringOf: id)
          || action.notesName(organisation.actions[id]?.reference ?? ""))
    }
  }

  /// Puts a match among the best ones, where it is one of them.
  private func keep(
    _ match: (score: Int, place: Int), among best: inout [(score: Int, place: Int)], limit: Int
  ) {
    func precedes(_ left: (score: Int, place: Int), _ right: (score: Int, place: Int)) -> Bool {
      if left.score != right.score { return left.score > right.score }
      let (one, other) = (facts[left.place].raised, facts[right.place].raised)
      return one == other ? entries[left.place].id < entries[right.place].id : one > other
    }
    if best.count >= limit, let worst = best.last {
      guard precedes(match, worst) else { return }
      best.removeLast()
    }
    best.insert(match, at: best.firstIndex { precedes(match, $0) } ?? best.count)
  }

  private func reasons(
    _ query: RadarQuery, _ action: Action, _ place: Int, title: Likeness?, cause: Likeness?
  ) -> [EarlierMatch.Reason] {
    let points = query.points(for: place, in: self, title: title, cause: cause)
    let entry = entries[place]
    var reasons: [EarlierMatch.Reason] = []
    if points.words > 0 { reasons.append(.words(query.shared(with: entry.titleWords))) }
    if points.clause > 0 {
      let best = entry.clauses.compactMap {
        ClauseLikeness.best(of: action.clauses, with: clauses.values[Int($0)])
      }.max { $0.points < $1.points }
      if let best { reasons.append(best.reason) }
    }
    if points.area > 0 { reasons.append(.area) }
    if points.isCauseAlike {
      reasons.append(.cause)
    } else if points.cause > 0 {
      reasons.append(.causeCategory(action.causeCategory.trimmed))
    }
    if points.category > 0 { reasons.append(.category(action.category.trimmed)) }
    return reasons
  }

  /// How much a word tells: less when every register, or more than one title in twenty-five of this one, has it.
  func weight(of word: Int, in places: WordPlaces) -> Int {
    if words.isGeneric[word] { return 1 }
    let titles = places.count(of: word)
    return titles >= 8 && titles * 25 > count ? 1 : 2
  }
}

/// How alike two lists of words are, so far as it can be summed up.
struct Likeness: Hashable, Sendable {
  /// The sum of the squared weights of the words that both have.
  var product: Int32 = 0
  /// How many words both have, and how many of these tell much.
  var shared: Int16 = 0
  var telling: Int16 = 0
}

extension Radar.WordPlaces {
  /// How alike each entry is to a list of words; `nil` where there is none to be like.
  func likeness(to words: RadarQuery.Words, among count: Int) -> [Likeness]? {
    guard !words.stems.isEmpty else { return nil }
    var likeness = Array(repeating: Likeness(), count: count)
    for stem in words.stems {
      let weight = words.weights[Int(stem)]
      forEachPlace(of: Int(stem)) { place in
        likeness[place].product += Int32(weight) * Int32(weight)
        likeness[place].shared += 1
        if weight > 1 { likeness[place].telling += 1 }
      }
    }
    return likeness
  }
}

/// An action as the radar compares others with it.
struct RadarQuery {
  /// A list of words, and how much each word there is tells.
  struct Words {
    let stems: [Int32]
    let weights: [UInt8]
    /// The sum of the squared weights.
    let square: Int

    init(_ stems: [Int32], _ weights: [UInt8]) {
      self.stems = stems
      self.weights = weights
      square = Words.square(stems, weights)
    }

    static func square(_ stems: [Int32], _ weights: [UInt8]) -> Int {
      stems.reduce(0) { $0 + Int(weights[Int($1)]) * Int(weights[Int($1)]) }
    }

    /// How alike another list is, from 0 to 1 (the cosine of the angle between them).
    func cosine(_ likeness: Likeness, _ others: [Int32]) -> Double {
      let product = square * Words.square(others, weights)
      return product == 0 ? 0 : Double(likeness.product) / Double(product).squareRoot()
    }
  }

  let titleWords: Words
  let causeWords: Words
  /// The points for having a clause, by the number of the clause.
  private let clauses: [Int]
  private let hasClauses: Bool
  private let area: Int32
  private let hasArea: Bool
  private let category: Int32
  private let causeCategory: Int32
  /// The words of the title in their order, as they are shown, with their stems.
  private let shown: [(word: RadarWords.Word, stem: Int32)]

  init(_ action: Action, in radar: inout Radar) {
    let title = radar.words.stems(of: action.title)
    let cause = radar.causeWords(of: action.whys)
    shown = RadarWords.split(action.title).compactMap { word in
      radar.words.stem(of: word.text).map { (word, $0) }
    }
    category = radar.term(action.category)
    causeCategory = radar.term(action.causeCategory)
    area = radar.area(action.area)
    hasArea = action.area != nil
    let all = 0..<radar.words.count
    titleWords = Words(title, all.map { UInt8(radar.weight(of: $0, in: radar.titles)) })
    causeWords =
      cause.isEmpty
      ? Words([], []) : Words(cause, all.map { UInt8(radar.weight(of: $0, in: radar.causes)) })
    hasClauses = !action.clauses.isEmpty
    clauses =
      action.clauses.isEmpty
      ? []
      : radar.clauses.values.map {
        ClauseLikeness.best(of: action.clauses, with: $0)?.points ?? 0
      }
  }

  /// What speaks for an entry, in tenths of a point.
  struct Points {
    var words = 0
    var clause = 0
    var area = 0
    var cause = 0
    var isCauseAlike = false
    var category = 0
    /// How many of clause and area both have and differ in.
    var contradictions = 0
    /// Whether the titles say so much the same that nothing else need.
    var isSameTitle = false

    var sum: Int {
      words + clause + area + cause + category - 10 * contradictions
    }

    var isMatch: Bool {
      // A recurrence shares its clause, area or cause: whatever the titles say, here nothing of these is the same.
      if contradictions > 1, cause == 0 { return false }
      if isSameTitle { return true }
      let reasons = [words, clause, area, cause, category].count { $0 > 0 }
      return reasons >= 2 && sum >= 50
    }
  }

  func points(for place: Int, in radar: Radar, title: Likeness?, cause: Likeness?) -> Points {
    var points = Points()
    let facts = radar.facts[place]
    if hasClauses, facts.clause >= 0 {
      points.clause = clauses[Int(facts.clause)]
      if facts.hasMoreClauses {
        for clause in radar.entries[place].clauses {
          points.clause = max(points.clause, clauses[Int(clause)])
        }
      }
      if points.clause == 0 { points.contradictions += 1 }
    }
    if hasArea, facts.area >= 0 {
      if facts.area == area { points.area = 20 } else { points.contradictions += 1 }
    }
    if let cause, cause.shared > 0 {
      let cosine = causeWords.cosine(cause, radar.entries[place].causeWords)
      points.isCauseAlike = cosine >= (cause.shared > 1 ? 0.6 : 1)
    }
    if points.isCauseAlike {
      points.cause = 30
    } else if causeCategory >= 0, causeCategory == facts.causeCategory {
      points.cause = 20
    }
    if category >= 0, category == facts.category { points.category = 10 }
    if let title, title.shared > 0 {
      count(title, radar.entries[place].titleWords, in: &points)
    }
    return points
  }

  private func count(_ title: Likeness, _ others: [Int32], in points: inout Points) {
    let cosine = titleWords.cosine(title, others)
    let isSame = Int(title.shared) == titleWords.stems.count && Int(title.shared) == others.count
    if title.telling == 0 {
      // Words that any title may have count only where nothing else is in the title.
      points.words = cosine >= 0.8 ? Int((30 * cosine).rounded()) : 0
    } else if title.shared == 1, !isSame {
      let shorter = min(titleWords.square, Words.square(others, titleWords.weights))
      points.words = 2 * Int(title.product) >= shorter ? min(25, Int((60 * cosine).rounded())) : 0
    } else {
      points.words = Int((60 * cosine).rounded())
    }
    // The more speaks against it, the more the words have to tell by themselves.
    switch points.contradictions {
    case 0:
      points.isSameTitle =
        isSame || (title.telling >= 2 && cosine >= (title.telling > 2 ? 0.5 : 0.6))
    case 1: points.isSameTitle = title.telling >= 2 && cosine >= 0.8
    default: points.isSameTitle = title.telling >= 3 && cosine >= 0.8
    }
  }

  /// The words of the title that another has too; pairs of characters that overlap are put together again.
  func shared(with others: [Int32]) -> [String] {
    var found: [String] = []
    var isJoined = false
    for (word, stem) in shown {
      guard others.contains(stem) else {
        isJoined = false
        continue
      }
      if isJoined, word.overlaps, let last = found.popLast() {
        found.append(last + word.text.suffix(1))
      } else if !found.contains(word.text) {
        found.append(word.text)
      }
      isJoined = true
    }
    return found
  }
}

/// What a clause of an earlier action has to do with those of a later one.
struct ClauseLikeness: Hashable, Sendable {
  let points: Int
  let reason: EarlierMatch.Reason

  static func best(of own: [ClauseReference], with other: ClauseReference) -> ClauseLikeness? {
    own.compactMap { ClauseLikeness($0, other) }.max { $0.points < $1.points }
  }

  /// `nil` where the clauses have nothing to do with each other.
  init?(_ own: ClauseReference, _ other: ClauseReference) {
    if own.isWithin(other) || other.isWithin(own) {
      let levels = [own, other].map { $0.number.split(separator: ".").count { $0 != "A" } }.sorted()
      // A whole chapter says little of what is wrong in one of its clauses.
      let isNear = levels[1] == levels[0] || (levels[1] == levels[0] + 1 && levels[0] >= 2)
      points = isNear ? 30 : 20
      reason = isNear ? .clause(own.number) : .relatedClause(other.number)
    } else if own.number == other.number, own.edition.standard == other.edition.standard {
      points = 20
      reason = .otherEdition(own.number)
    } else {
      return nil
    }
  }
}

extension Edition {
  /// The edition's standard, without the year: `9001`.
  var standard: Substring { text.prefix { $0 != ":" } }
}
