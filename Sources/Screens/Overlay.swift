import Records

/// Something in front of the pane that takes the keys until it is done.
enum Overlay: Sendable {
  case form(Form)
  case picker(Picker)
  case question(Question)
  case card(Card)
  /// The filter being typed; the list follows each key.
  case filter(TextBuffer)
}

/// Text to read, with keys to scroll.
struct Card: Sendable {
  /// One line of a card.
  struct Line: Hashable, Sendable {
    let text: String
    var style = Style.plain

    init(_ text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  let title: String
  let lines: [Line]
  var top = 0

  static let commands: [Command] = [
    Command(
      "card.close", [.escape, .character("q"), .enter, .character("?")], "Close", hint: "close",
      in: .reading
    ) { $0.overlays.removeLast() },
    Command("card.down", [.down, .character("j")], "Down", hint: "scroll", in: .reading) {
      $0.scrollCard(by: 1)
    },
    Command("card.up", [.up, .character("k")], "Up", in: .reading) { $0.scrollCard(by: -1) },
    Command("card.pageDown", [.pageDown, .character(" ")], "A page down", in: .reading) {
      $0.scrollCard(by: $0.cardPage)
    },
    Command("card.pageUp", [.pageUp], "A page up", in: .reading) {
      $0.scrollCard(by: -$0.cardPage)
    },
    Command("card.home", [.home, .character("g")], "To the start", in: .reading) {
      $0.scrollCard(by: -100_000)
    },
    Command("card.end", [.end, .character("G")], "To the end", in: .reading) {
      $0.scrollCard(by: 100_000)
    },
  ]
}

extension State {
  var cardPage: Int { max(1, size.rows - 8) }

  mutating func scrollCard(by rows: Int) {
    guard case .card(var card)? = overlays.last else { return }
    card.top = max(0, min(card.top + rows, card.lines.count - cardPage))
    overlays[overlays.count - 1] = .card(card)
  }
}
