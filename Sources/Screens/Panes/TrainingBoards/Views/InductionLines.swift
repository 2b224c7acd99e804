import Records

extension State {
  /// The induction list in lines: what is needed by when, where it is taught, and what is to be read.
  ///
  /// - Parameter isFull: whether what is met already is listed too.
  func inductionLines(_ induction: Induction, isFull: Bool) -> [ReadingLine] {
    let items = isFull ? induction.items : induction.open
    var lines = items.flatMap { inductionLines(of: $0, person: induction.person.id) }
    if induction.items.isEmpty {
      lines.append(ReadingLine("  no role asks for a competence", style: .hint))
    } else if !isFull {
      let met = induction.items.count - items.count
      let rest = met == 0 ? "none is met yet" : "\(met) of \(induction.items.count) met already"
      lines.append(ReadingLine("  \(rest); i shows the whole list", style: .hint))
    }
    let toRead = induction.documents
    if !toRead.isEmpty, isFull || !items.isEmpty {
      lines.append(ReadingLine("  To read, as they name the role:", style: .strong))
      lines += toRead.map {
        ReadingLine("    \(documentText($0))", indent: 6, target: .record(.document, $0.id))
      }
    }
    return lines
  }

  private func inductionLines(of item: Induction.Item, person: RecordID) -> [ReadingLine] {
    var text = "  \(item.cell.state.mark) \(item.competence.name)"
    if !item.level.isEmpty { text += ", level \(item.level)" }
    text += ": \(item.isMandatory ? "mandatory" : "desirable")"
    text += ", " + words(item.cell, neededBy: item.neededBy)
    if item.cell.state == .expired || item.cell.state == .planned, let day = item.neededBy {
      text += ", needed by \(day.spoken(today: today))"
    }
    let reasons = Set(item.duties.map(\.requirement.reason).filter { !$0.isEmpty }).sorted()
    if !reasons.isEmpty { text += " (\(reasons.joined(separator: "; ")))" }
    var lines = [
      ReadingLine(
        text, style: item.cell.state.style, indent: 6,
        target: .cell(person: person, competence: item.competence.id))
    ]
    if let record = item.record {
      var onFile = "on file: \(record.date?.spoken(today: today) ?? "no date")"
      if !record.level.isEmpty { onFile += ", level \(record.level)" }
      if !record.evidence.isEmpty { onFile += ", \(record.evidence)" }
      lines.append(ReadingLine("      \(onFile)", style: .hint, indent: 8))
    }
    if !item.isMet {
      lines += item.sessions.prefix(3).map {
        ReadingLine("      session \(sessionText($0))", indent: 8)
      }
      if item.sessions.isEmpty {
        let provider = item.competence.provider
        lines.append(
          ReadingLine(
            "      no session to come" + (provider.isEmpty ? "" : "; given by \(provider)"),
            style: .hint, indent: 8))
      }
    }
    if let document = item.document {
      lines.append(
        ReadingLine(
          "      teaches \(documentText(document))", style: .hint, indent: 8,
          target: .record(.document, document.id)))
    }
    return lines
  }

  /// "3 Dec 09:00, Training room, J. Novák, 3 of 8 seats free"
  func sessionText(_ offer: SessionOffer) -> String {
    let session = offer.session
    let when = [session.spoken(today: today), session.starts].filter { !$0.isEmpty }
      .joined(separator: " ")
    return [when, session.place, session.trainer, session.provider, offer.seatsText]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// "SOP-07 Handling names, version 4"
  func documentText(_ document: Document) -> String {
    let name = [document.reference, document.title].filter { !$0.isEmpty }.joined(separator: " ")
    let place = document.place.isEmpty ? "" : " (\(document.place))"
    return name + (document.version.isEmpty ? "" : ", version \(document.version)") + place
  }
}
