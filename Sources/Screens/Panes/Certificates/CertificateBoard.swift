import Records

/// What Enter on a line of a certificate's board does, where it opens no record.
enum CertificateTarget: Hashable, Sendable {
  /// The form for a decision; the likely one when `nil`.
  case decide(CertificateEvent.Kind?)
  case plan
  case appeal(Int)
  case event(Int)
  case transition
  case body
  case edit
}

/// One certificate: its state, its cycle as a time line, and every day of it with the rule and what breaks.
struct CertificateBoard: ReadingBoard {
  static let pane = Pane.certificates
  static let place = Place.certificate

  let certificate: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()
  /// What stands below about a line, by its place.
  private(set) var details: [Int: [(String, Style)]] = [:]
  /// The cycle as a line, which stays in sight whatever is selected.
  private var timeline: [String] = []
  private var summary = ("", Style.plain)
  private var isNew = true

  init(_ certificate: RecordID) { self.certificate = certificate }

  func makeTitle(_ state: State) -> String {
    let record = state.organisation.certificates[certificate]
    let name = record?.name ?? ""
    return name.isEmpty ? "Certificate" : name
  }

  func record(in state: State) -> RecordPlace? {
    RecordPlace(kind: .certificate, id: certificate)
  }

  func makeLines(_ state: State) -> [ReadingLine]? { page(state)?.lines }

  mutating func refresh(_ state: inout State) {
    title = makeTitle(state)
    guard let page = page(state) else {
      lines = [ReadingLine("no longer on file; Esc goes back", style: .hint)]
      details = [:]
      return cursor.fit(to: 1)
    }
    lines = page.lines
    details = page.details
    timeline = page.timeline
    summary = page.summary
    cursor.fit(to: lines.count)
    if isNew {
      isNew = false
      cursor.select(page.start)
    }
  }

  func page(_ state: State) -> CertificatePage? {
    guard let record = state.organisation.certificates[certificate] else { return nil }
    let cycle = state.organisation.cycle(
      of: record, today: state.today, library: state.library)
    return CertificatePage(record, cycle, in: state)
  }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let start = frame.write(
      title.cut(to: region.columns - 20), row: region.row, column: 1, style: .heading)
    frame.write(
      "  \(summary.0)", row: region.row, column: start, limit: region.endColumn - 1,
      style: summary.1)
    let width = region.columns - 2
    // Where room is short the list matters more.
    let shown = region.rows >= 14 ? timeline : []
    for (place, line) in shown.enumerated() {
      frame.write(line.cut(to: width), row: region.row + 1 + place, column: 1, style: .line)
    }
    let about = details[cursor.index] ?? []
    let room = min(max(4, region.rows / 4), 8)
    let upper = Region(
      row: region.row + 1 + shown.count, column: 1,
      rows: region.rows - 2 - room - shown.count, columns: width)
    let drawn = lines.enumerated().flatMap { row, line in
      line.broken(at: width).map { BoardLine($0, style: line.style, row: row) }
    }
    cursor.draw(drawn, on: &frame, in: upper)
    frame.write(
      String(repeating: "─", count: width), row: upper.endRow, column: 1, style: .line)
    frame.writeWrapped(
      about.isEmpty ? [("Enter opens what a line names.", .hint)] : about,
      in: Region(row: upper.endRow + 1, column: 1, rows: room, columns: width))
  }

  static let commands: [Command] =
    [
      Command(
        "certificate.open", [.enter], "Open what the line names, or the form that records it",
        hint: "open", in: .certificate
      ) { CertificatesPane.open(in: &$0) }
    ] + CertificatesPane.forBoth(.certificate, id: "certificate")
}

extension State {
  /// Does what a line of a certificate's board stands for.
  mutating func follow(_ target: CertificateTarget) {
    withCertificate { state, certificate in
      switch target {
      case .decide(let kind):
        if state.mayChange() { state.decide(certificate, proposing: kind) }
      case .plan: if state.mayChange() { state.planAudit(for: certificate) }
      case .appeal(let place): if state.mayChange() { state.appeal(certificate, at: place) }
      case .event(let place): if state.mayChange() { state.correct(certificate, at: place) }
      case .transition: state.showOver(TransitionBoard())
      case .body: state.editBody(of: certificate)
      case .edit: if state.mayChange() { state.editCertificate(certificate) }
      }
    }
  }
}
