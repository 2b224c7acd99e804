extension Unicode.Scalar {
  /// Whether XML 1.0 allows the character; other programs reject a file with one that it does not.
  var mayStandInXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// Whether a text of ours may hold the character: no control character but tab and line feed.
  fileprivate var mayStandInText: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0x0D, 0x7F...0x9F: false
    default: mayStandInXML
    }
  }
}

/// A text without control characters; tabs stay, and line ends of every kind become line feeds.
///
/// What comes in (typed, pasted, imported) passes through it: some of these characters no XML file
/// may hold, and the others would be obeyed by a terminal.
package func withoutControlCharacters(_ text: String) -> String {
  if text.unicodeScalars.allSatisfy(\.mayStandInText) { return text }
  var clean = String.UnicodeScalarView()
  var isAfterReturn = false
  for scalar in text.unicodeScalars {
    if scalar == "\r" {
      clean.append("\n")
    } else if scalar.mayStandInText, !(isAfterReturn && scalar == "\n") {
      clean.append(scalar)
    }
    isAfterReturn = scalar == "\r"
  }
  return String(clean)
}
