/// What the texts of actions say, word by word.
package enum ActionWords {
  /// The words of a text that carry meaning, in lower case.
  package static func significant(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        .filter { !emptyWords.contains($0) })
  }

  /// The stems of the words that carry meaning: "unsigned notes" and "the note was not signed" have the same.
  package static func stems(_ text: String) -> Set<String> { Set(significant(text).map(stem)) }

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
    if ends("ing") {
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
    "that", "the", "there", "they", "this", "to", "was", "we", "were", "with",
  ]
}
