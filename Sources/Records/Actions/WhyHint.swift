/// What is weak about an answer in a cause analysis; advice, never a refusal.
package enum WhyHint: Hashable, Sendable, CustomStringConvertible {
  /// It says again what it should explain.
  case restates
  /// It ends at what a person did or failed to do, instead of at what let it happen.
  case stopsAtPerson

  package var description: String {
    switch self {
    case .restates: "this says the same as what it answers: what made that happen?"
    case .stopsAtPerson:
      "this stops at a person's mistake: what let it happen, and go unnoticed?"
    }
  }

  /// What is weak about an answer.
  ///
  /// - Parameters:
  ///   - question: what the answer explains: the why before it, or what happened.
  ///   - isLast: whether nothing explains the answer any further.
  package static func about(_ answer: String, to question: String, isLast: Bool) -> WhyHint? {
    let (mine, asked) = (ActionWords.stems(answer), ActionWords.stems(question))
    guard !mine.isEmpty else { return nil }
    // One word more or another order explains nothing yet; one word that is new in a short answer may.
    let shared = mine.intersection(asked).count
    if mine.isSubset(of: asked) || (shared >= 3 && 4 * shared >= 3 * mine.count) {
      return .restates
    }
    return isLast && namesMistake(answer) ? .stopsAtPerson : nil
  }

  /// Whether a text blames a person.
  private static func namesMistake(_ text: String) -> Bool {
    let lower = " " + text.lowercased().replacing("’", with: "'") + " "
    return mistakes.contains { lower.contains($0) }
  }

  /// How people write that somebody was at fault; the beginnings of words, in English and German.
  private static let mistakes = [
    " forgot", " forgets", " mistake", " careless", " inattent", " negligen", " oversight",
    " overlooked", " lapse", " sloppy", " lazy", " human error", " operator error",
    " operator's error", " user error", " human failure", " not careful", " lack of attention",
    " lack of care", " not paying attention", " did not pay attention", " didn't pay attention",
    " did not follow", " didn't follow", " failed to follow", " not following",
    " ignored", " disregarded", " was not aware", " were not aware", " should have known",
    " vergessen", " vergaß", " unachtsam", " unaufmerksam", " menschliches versagen",
    " bedienfehler", " fehler des mitarbeiters", " nachlässig", " übersehen",
  ]
}

extension Action {
  /// What a why of the chain explains: the why it answers, or what happened.
  package func question(of place: Int) -> String {
    whys.question(of: place).map { whys[$0].text } ?? title
  }

  /// What is weak about a why of the chain.
  package func hint(on place: Int) -> WhyHint? {
    guard whys.indices.contains(place) else { return nil }
    return WhyHint.about(
      whys[place].text, to: question(of: place), isLast: whys.isLast(place))
  }
}
