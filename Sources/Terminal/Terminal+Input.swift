internal import CTerminal
internal import Glibc
package import Screens

extension Terminal {
  /// Waits for the next thing that happens, without using the processor meanwhile.
  ///
  /// Once a signal asked the program to end, or the terminal has gone, every call returns
  /// `.hangUp`.
  ///
  /// - Parameter timeoutMilliseconds: returns a tick after so long; `nil` waits for ever.
  package func nextEvent(timeoutMilliseconds: Int?) -> Event {
    let clock = ContinuousClock()
    let end = timeoutMilliseconds.map { clock.now.advanced(by: .milliseconds($0)) }
    while true {
      if let event = eventOfSignals() { return event }
      if !pending.isEmpty { return pending.removeFirst() }
      if let event = decoder.next(isLate: false) { return event }
      let remaining = end.map { Terminal.milliseconds(until: $0, clock) }
      // Counted from the last bytes, so that ticks in between do not put it off for ever.
      let patience = decoder.patience.map {
        Terminal.milliseconds(until: inputTime.advanced(by: .milliseconds($0)), clock)
      }
      let wait = [remaining, patience].compactMap(\.self).min()
      switch arrival(within: wait) {
      case .input: if !readInput() { return .hangUp }
      case .wake: return eventOfSignals() ?? (pending.isEmpty ? .tick : pending.removeFirst())
      case .interruption: continue
      case .nothing:
        if patience != nil, wait == patience {
          if let event = decoder.next(isLate: true) { return event }
        } else {
          return .tick
        }
      case .end: return .hangUp
      }
    }
  }

  private enum Arrival {
    case input, wake, interruption, nothing, end
  }

  private static func milliseconds(
    until end: ContinuousClock.Instant, _ clock: ContinuousClock
  ) -> Int {
    let (seconds, attoseconds) = (end - clock.now).components
    // Rounded up: a wait that ends too early would be followed by another of no length.
    return max(0, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1)
  }

  /// - Parameter milliseconds: `nil` waits for ever.
  private func arrival(within milliseconds: Int?) -> Arrival {
    var files = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal_wake_pipe(), events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&files, nfds_t(files.count), milliseconds.map(Int32.init(clamping:)) ?? -1)
    if count < 0 { return errno == EINTR ? .interruption : .end }
    if count == 0 { return .nothing }
    if files[1].revents != 0 {
      terminal_wake_drain()
      return .wake
    }
    return files[0].revents & Int16(POLLIN) != 0 ? .input : .end
  }

  /// - Returns: whether there is still somebody at the other end.
  private func readInput() -> Bool {
    let capacity = 1 << 16
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      count = read(STDIN_FILENO, buffer.baseAddress, capacity)
      filled = max(count, 0)
    }
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    decoder.append(bytes)
    inputTime = ContinuousClock().now
    return count > 0
  }
}
