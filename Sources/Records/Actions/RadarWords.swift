/// The words of titles and causes as the radar compares them, in any script, each known by a number.
struct RadarWords: Sendable {
  /// What a word comes down to, by the word; `nil` for one that says nothing.
  private var known: [String: Int32?] = [:]
  private var stems: [String: Int32] = [:]
  /// Whether a stem is one that every register is full of.
  private(set) var isGeneric: [Bool] = []

  /// How many stems there are.
  var count: Int { isGeneric.count }

  /// No more words of one text are looked at; a title has a dozen.
  private static let mostWords = 60

  /// The stems of a text, each once, in ascending order.
  mutating func stems(of text: String) -> [Int32] {
    var found: [Int32] = []
    for word in RadarWords.split(text) {
      guard let stem = stem(of: word.text), !found.contains(stem) else { continue }
      found.append(stem)
    }
    return found.sorted()
  }

  /// The stem of a word; `nil` for one that says nothing.
  mutating func stem(of word: String) -> Int32? {
    if let stem = known[word] { return stem }
    let stem = newStem(of: word)
    known[word] = .some(stem)
    return stem
  }

  private mutating func newStem(of word: String) -> Int32? {
    guard !RadarWords.emptyWords.contains(word) else { return nil }
    let text = RadarWords.stemText(of: word)
    if let stem = stems[text] { return stem }
    let stem = Int32(isGeneric.count)
    stems[text] = stem
    isGeneric.append(RadarWords.genericStems.contains(text))
    return stem
  }

  /// A word without the usual endings of English and, from six letters that stay, of German.
  static func stemText(of word: String) -> String {
    let stem = ActionWords.stem(word)
    for ending in ["ern", "en", "er"]
    where stem.hasSuffix(ending) && stem.utf8.count >= ending.utf8.count + 6 {
      return String(stem.dropLast(ending.utf8.count))
    }
    return stem
  }

  /// One word of a text.
  struct Word: Hashable, Sendable {
    /// In lower case and without accents.
    var text: String
    /// Whether it overlaps the word before it by a character, as in scripts that are written without blanks.
    var overlaps = false
  }

  /// The words of a text in their order.
  ///
  /// Scripts without blanks between words are cut into pairs of characters that overlap. A number is no word, as most
  /// are counts; with a hyphen after a word it is a name and stays: `sop-07`.
  static func split(_ text: String) -> [Word] {
    var splitter = Splitter()
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    for scalar in (isPlain ? text : text.lowercased()).unicodeScalars {
      splitter.take(scalar)
      if splitter.words.count >= mostWords { break }
    }
    splitter.end(at: " ")
    return splitter.words
  }

  private struct Splitter {
    var words: [Word] = []
    private var word = ""
    private var isNumber = true
    /// The word that a hyphen follows.
    private var named = ""
    /// Characters of a script without blanks.
    private var run: [Unicode.Scalar] = []

    mutating func take(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7A: put(scalar)
      case 0x41...0x5A: put(Unicode.Scalar(UInt8(scalar.value + 0x20)))
      case 0x30...0x39: put(scalar, isDigit: true)
      case 0..<0x80: end(at: scalar)
      // Accents of their own, as in texts that were taken apart.
      case 0x300...0x36F: break
      default:
        if RadarWords.hasNoBlanks(scalar) {
          endWord(at: " ")
          run.append(scalar)
        } else if let plain = PlainLetters.table[scalar] {
          for letter in plain.unicodeScalars { put(letter) }
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          put(scalar)
        } else {
          end(at: scalar)
        }
      }
    }

    private mutating func put(_ scalar: Unicode.Scalar, isDigit: Bool = false) {
      endRun()
      word.unicodeScalars.append(scalar)
      if !isDigit { isNumber = false }
    }

    mutating func end(at scalar: Unicode.Scalar) {
      endWord(at: scalar)
      endRun()
    }

    private mutating func endWord(at scalar: Unicode.Scalar) {
      let isFollowed = scalar == "-"
      defer {
        named = isFollowed && !isNumber ? word : ""
        word = ""
        isNumber = true
      }
      guard !word.isEmpty else { return }
      if isNumber {
        guard !named.isEmpty else { return }
        if words.last?.text == named { words.removeLast() }
        words.append(Word(text: "\(named)-\(word)"))
      } else if word.utf8.count > 2 {
        words.append(Word(text: word))
      }
    }

    private mutating func endRun() {
      guard !run.isEmpty else { return }
      defer { run = [] }
      if run.count == 1 { return words.append(Word(text: String(run[0]))) }
      for place in 1..<run.count {
        words.append(
          Word(text: String(run[place - 1]) + String(run[place]), overlaps: place > 1))
      }
    }
  }

  /// Whether a scalar belongs to a script that is written without blanks between words: Chinese, Japanese, Thai.
  static func hasNoBlanks(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      scalar.properties.isAlphabetic || scalar.properties.isIdeographic
    default: false
    }
  }

  /// Words without a meaning of their own, in English and German, besides those of `ActionWords`.
  private static let emptyWords: Set<String> = ActionWords.emptyWords.union([
    "after", "again", "all", "also", "any", "before", "being", "but", "can", "could", "into", "may",
    "must",
    "only", "our", "out", "per", "should", "some", "still", "such", "than", "their", "them", "two",
    "under",
    "when", "which", "who", "will", "without", "would", "yet",
    "aber", "als", "auch", "auf", "aus", "bei", "beim", "das", "dass", "dem", "den", "der", "des",
    "die", "durch",
    "ein", "eine", "einem", "einen", "einer", "eines", "fur", "hat", "ist", "kein", "keine",
    "keinen", "mit",
    "nach", "nicht", "noch", "nur", "oder", "ohne", "sich", "sind", "uber", "und", "vom", "von",
    "vor", "war",
    "waren", "wird", "wurde", "wurden", "zum", "zur",
  ])

  /// What the titles of any register are full of: it tells less of what happened than the other words do.
  private static let genericStems: Set<String> = Set(
    [
      "action", "audit", "available", "checked", "company", "complete", "control", "corrective",
      "defined",
      "document", "documented", "evidence", "expired", "failed", "finding", "form", "found",
      "incomplete",
      "information", "internal", "issue", "lack", "late", "management", "missing", "nonconformity",
      "overdue",
      "procedure", "process", "quality", "record", "requirement", "review", "staff", "standard",
      "system",
      "updated", "work", "wrong",
      "aufzeichnung", "dokument", "fehlende", "fehlt", "fehlten", "nachweis", "prozess",
      "unvollstandig",
      "verfahren", "vorhanden",
    ].map(stemText))
}
