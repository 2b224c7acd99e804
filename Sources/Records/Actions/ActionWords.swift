/// What the texts of actions say, word by word.
package enum ActionWords {
  /// Whether a text says anything at all: "–", "n/a" and "tbd" do not.
  package static func saySomething(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.contains(where: { $0.count > 1 || !$0.utf8.allSatisfy { $0 < 0x80 } }) else {
      return false
    }
    return !nonAnswers.contains(words.joined(separator: " "))
  }

  /// Whether a text says no more than another, in whatever words and order.
  static func restates(_ text: String, _ other: String) -> Bool {
    let (mine, theirs) = (stems(text), stems(other))
    // Writing without blanks has no words to compare; there a pair of characters more is hardly a cause.
    let isUnspaced = text.unicodeScalars.contains(where: RadarWords.hasNoBlanks)
    return mine.subtracting(theirs).count <= (isUnspaced ? 1 : 0)
  }

  /// The words of a text that carry meaning, in lower case.
  package static func significant(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        .filter { !emptyWords.contains($0) })
  }

  /// The stems of the words that carry meaning: "unsigned notes" and "the note was not signed" have the same.
  package static func stems(_ text: String) -> Set<String> {
    if text.unicodeScalars.contains(where: RadarWords.hasNoBlanks) {
      return Set(RadarWords.split(text).map(\.text))
    }
    return Set(significant(text).filter { $0.count > 1 }.map(stem))
  }

  /// A word without the usual endings of English, and without what turns it into its contrary.
  ///
  /// Rough on purpose: it serves to see that two texts say the same, never to show a word.
  static func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    // Only plain English words: other scripts and languages have other endings.
    guard letters.count > 3, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
    func ends(_ ending: String) -> Bool {
      letters.count >= ending.utf8.count + 3
        && letters.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    if letters.starts(with: "un".utf8), letters.count >= 6 { letters.removeFirst(2) }
    if ends("ies") {
      letters.replaceSubrange((letters.count - 3)..., with: "y".utf8)
    } else if ends("sses") || ends("ches") || ends("shes") || ends("xes") {
      letters.removeLast(2)
    } else if ends("s"), letters[letters.count - 2] != 0x73 {
      letters.removeLast()
    }
    if ends("age") {
      letters.removeLast(3)
    } else if ends("ing") {
      letters.removeLast(3)
    } else if ends("ed") {
      letters.removeLast(2)
    } else if ends("e") {
      letters.removeLast()
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Words without a meaning of their own.
  static let emptyWords: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "been", "because", "by", "did", "do", "does", "for",
    "from", "had", "has", "have", "in", "is", "it", "its", "no", "not", "of", "on", "or", "so",
    "onto", "over", "that", "the", "their", "there", "they", "this", "to", "was", "we", "were",
    "with",
  ]

  /// What people write where they have no answer.
  private static let nonAnswers: Set<String> = [
    "n a", "na", "none", "nothing", "tbd", "tba", "todo", "to do", "to be done", "unknown",
    "not known",
    "unbekannt", "keine", "keiner", "entfällt",
  ]
}
