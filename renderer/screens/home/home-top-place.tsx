import './home-top.css'

/** The room of what comes a moment later, so that the page below does not move. */
export const HomeTopPlace = () => (
  <div className="home-top" aria-hidden="true">
    <div className="next-step" />
    <div className="home-facts" />
  </div>
)
